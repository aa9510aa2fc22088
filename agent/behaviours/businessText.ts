/**
 * Questions about our business in the caller's words, also where something graver is said in the
 * same breath: 我要投诉柜员，另外企业证书年费多少. Blame in the form of a question (凭什么多收) is none.
 */
import { plain } from './callerText.ts';

const business = /证书|续期|补办|解锁|驱动|发票|退款|网点|年费|进度|受理|PIN|办理/iu;
const asking = /多少|怎么|什么|哪|几|吗|呢|如何|能不能|[?？]/u;
const blame = /(?:骂|态度|多收|乱收|凭什么|没人|投诉|不给|拒绝)/u;
/** In the middle of something else only what is plainly a question of its own counts as one. */
const plainQuestion =
  /^(?:另外|还有|顺便|对了|再|那|请问|我?(?:还)?想?(?:再)?问)|[?？]$|(?:吗|呢|多少(?:钱)?|几点|怎么办|什么时候)[?？。]?$/u;
const telling = /你们|(?<!能|是|可)不(?!能)|没(?!有?$)|录音/u;

/** Whether the words, taken as a whole, ask about our business. */
export function asksAboutBusiness(text: string): boolean {
  const said = plain(text);
  return business.test(said) && asking.test(said) && !blame.test(said);
}

/** The part of the words that asks about our business; null where none does. */
export function questionBeside(text: string): string | null {
  const asked = text
    .split(/(?<=[，,。！!？?；;])/u)
    .map((clause) => clause.trim())
    .filter((clause) => {
      const said = plain(clause).replace(/[，,。！!；;]$/u, '');
      return asksAboutBusiness(said) && plainQuestion.test(said) && !telling.test(said);
    });
  return asked.length === 0 ? null : asked.join('').replace(/[，,；;]$/u, '');
}
