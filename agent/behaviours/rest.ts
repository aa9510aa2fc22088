/**
 * What a turn asks beside the situation that leads it: blame, thanks or another firm's business come
 * in one breath with a question of ours (你们真难打，续期多少钱). Read clause by clause, in the caller's
 * own words; what asks nothing of our trade is no rest.
 */
import { restate, wishIn } from './account.ts';
import type { Script } from './behaviour.ts';
import { isTrouble, plain } from './callerText.ts';
import { asksForOther } from './othersAccount.ts';

const ours =
  /证书|续期|续费|补办|解锁|驱动|助手|发票|退款|退钱|网点|营业厅|年费|工本费|进度|受理|PIN|介质|U盾|官网|网址|到期|过期|办理|材料|云杉/iu;
const asks =
  /多少|怎么|什么|啥|哪|几|吗|呢|如何|咋|能不能|可不可以|要不要|多久|多长|查|问|办|想|要|帮|[?？]/u;
const blames =
  /骂|态度|多收|乱收|凭什么|没人|投诉|不给|拒绝|(?:你|怎么)(?:又|老|总|都|是不是).{0,4}(?:错|乱|骗)/u;

/** The clauses that ask our business, joined; null where there is none. */
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

/** Serves the rest of a turn: a wish of the own account is restated, a question answered. */
export function serveRest(script: Script, rest: string): void {
  if (wishIn(rest) !== null && !asksForOther(rest)) restate(script, rest);
  else script.remember({ matter: rest, awaiting: 'nothing', anythingElseAsked: 0 }).reply(rest);
}
