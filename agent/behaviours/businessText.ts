/**
 * Questions about our business in the caller's words, read clause by clause: also where something
 * graver, blame, thanks or another firm's business is said in the same breath (你们真难打，续期多少钱;
 * 我要投诉柜员，另外企业证书年费多少). Blame in the form of a question (凭什么多收) is none.
 */
import { isTrouble, plain } from './callerText.ts';

const ours =
  /证书|续期|续费|补办|解锁|驱动|助手|发票|退款|退钱|网点|营业厅|年费|工本费|进度|受理|PIN|介质|U盾|官网|网址|到期|过期|办理|材料|云杉/iu;
const asks =
  /多少|怎么|什么|啥|哪|几|吗|呢|如何|咋|能不能|可不可以|要不要|多久|多长|查|问|办|想|要|帮|[?？]/u;
/** Words that can do nothing but ask. */
const asksOnly = /多少|怎么|什么|啥|哪|几|吗|呢|如何|咋|能不能|多久|[?？]/u;
const blames =
  /骂|态度|多收|乱收|凭什么|没人|投诉|不给|拒绝|(?:你|怎么)(?:又|老|总|都|是不是).{0,4}(?:错|乱|骗)/u;
/** In the middle of something else only what is plainly a question of its own counts as one. */
const plainQuestion =
  /^(?:另外|还有|顺便|对了|再|那|请问|我?(?:还)?想?(?:再)?问)|[?？]$|(?:吗|呢|多少(?:钱)?|几点|怎么办|什么时候)[?？。]?$/u;
const telling = /你们|(?<!能|是|可)不(?!能)|没(?!有?$)|录音/u;

/** Whether the words, taken as a whole, ask about our business. */
export function asksAboutBusiness(text: string): boolean {
  const said = plain(text);
  return ours.test(said) && asksOnly.test(said) && !blames.test(said);
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

/** The clauses that ask our business, a trouble with it included, joined; null where there is none. */
export function businessIn(text: string): string | null {
  const asked = clausesOf(text).filter(
    (clause) =>
      ours.test(clause) && (asks.test(clause) || isTrouble(clause)) && !blames.test(clause),
  );
  return asked.length === 0 ? null : asked.join('，');
}

/** Clauses of speech; 还有, 顺便, 另外 begin a new one. */
export function clausesOf(text: string): readonly string[] {
  return text
    .normalize('NFKC')
    .split(/[，,。！!？?；;\n]|(?=还有(?!多|没|几|效)|顺便|另外|对了|再问)/u)
    .map((clause) => clause.trim())
    .filter((clause) => plain(clause) !== '');
}
