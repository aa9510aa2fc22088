/**
 * Small readings of the caller's words that many behaviours share: yes and no, a phone number, a
 * name. They claim only what was said; in doubt the answer is null and the caller is asked.
 */

const spokenDigits: Readonly<Record<string, string>> = {
  零: '0',
  〇: '0',
  幺: '1',
  一: '1',
  二: '2',
  两: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};

const fillers = /^(?:嗯+|啊+|呃+|哦+|噢+|那个|那|喂|就是|这个)[，,、\s]*/u;
const yes =
  /^(?:对|是|好|可以|行|没错|没问题|嗯|要|需要|同意|正确|转|愿意|麻烦|当然|方便|ok|yes)/iu;
const no =
  /^(?:不|别|没|错|算了|免了|no)|不用了|不需要|不对|不是|不要|不行|不可以|不方便|算了|错了/iu;
const yesInSpiteOfNo = /不错|没错|没问题|不用改|没关系|不客气|是不是啊，对/u;

/** Said before an answer to put the asker at ease: 没事，转吧 is a yes, 没事，不用了 a no. */
const atEase = /^(?:没事儿?|没关系|不要紧|无所谓|无妨|不碍事)(?:的|啊|呀|哈|吧)*[，,、。！!]/u;

/** The text in half-width form, without white space, zero-width characters and control codes. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}]/gu, '')
    .replace(/\s+/gu, '');
}

/** Whether there is anything in the text that could mean something: a letter, a digit, a Chinese character. */
export function hasWords(text: string): boolean {
  const kept = plain(text).replace(/[\p{P}\p{S}]/gu, '');
  if (kept === '') return false;
  const fillersOnly = /^[嗯啊呃哦噢唔额]+$/u.test(kept);
  const oneCharacterRun = /^(.)\1{5,}$/u.test(kept);
  return !fillersOnly && !oneCharacterRun && /[\p{L}\d]/u.test(kept);
}

/** Keys at random and sounds in a row: letters, but no words (decision 10). */
export function isJunk(text: string): boolean {
  const kept = plain(text).replace(/[\p{P}\p{S}]/gu, '');
  if (!hasWords(text)) return true;
  if (/^[a-z]+$/iu.test(kept))
    return !/^(?:hello|hi|hey|ok|bye|goodbye|pin|ca|ukey)+$/iu.test(kept);
  return (
    kept.length >= 5 && kept.replace(/[的了吧呢啊嗯嘛呀哦着过]/gu, '').length < kept.length * 0.3
  );
}

/** Yes, no, or neither, of an answer to a yes-or-no question. */
export function answer(text: string): 'yes' | 'no' | null {
  let said = plain(text);
  if (said === '') return null;
  if (/^嗯+[。，]?$/u.test(said)) return 'yes';
  said = said.replace(fillers, '').replace(fillers, '').replace(atEase, '');
  if (no.test(said) && !yesInSpiteOfNo.test(said)) return 'no';
  return yes.test(said) || yesInSpiteOfNo.test(said) ? 'yes' : null;
}

/** A telephone number in the caller's words, digits only; spoken digits (幺三九…) are read too. */
export function phoneNumber(text: string): string | null {
  const spoken = plain(text).replace(/[零〇幺一二两三四五六七八九]{2,}/gu, (run) =>
    [...run].map((character) => spokenDigits[character] ?? character).join(''),
  );
  // A comma parts two numbers (13912345678，0017), or the groups of one (139，1234，5678).
  return (
    numberIn(spoken.replace(/(?<=\d)[-－—·.](?=\d)/gu, '')) ??
    numberIn(spoken.replace(/(?<=\d)[-－—、，,.·](?=\d)/gu, ''))
  );
}

function numberIn(digits: string): string | null {
  const match =
    /(?<!\d)(?:\+?86)?(1[3-9]\d{9})(?!\d)/.exec(digits) ??
    /(?<!\d)(0\d{2,3}[2-9]\d{6,7})(?!\d)/.exec(digits) ??
    /(?<!\d)([48]00\d{7})(?!\d)/.exec(digits);
  return match?.[1] ?? null;
}

/** The caller refuses to leave something. */
export function refuses(text: string): boolean {
  return /不(?:想|愿意?|方便|用|必|要|太方便)?(?:留|给|提供|说|告诉|透露)|不方便|不留|不用了|没有(?:电话|手机|号码)|保密|拒绝|免了|算了/u.test(
    plain(text),
  );
}

/** Something is lost, broken, locked or forgotten: what is told is a way out, not a mere fact. */
export function isTrouble(text: string): boolean {
  return /怎么办(?!理)|咋办(?!理)|怎么弄|丢|坏|锁|忘|过期|用不了|打不开|出(?:了)?(?:点)?问题|不好使|读不(?:到|出)|没反应|登(?:录)?不上|装不上|(?<!能)不能用|(?:识别|检测|认|detect|找)不(?:到|出|了)|不识别/iu.test(
    text,
  );
}

/** The number they call from, or gave before: 就这个号, 本机, 刚才那个. */
export function sameNumber(text: string): boolean {
  return /(?:就|用)?(?:是)?(?:这个|本机|来电|现在这个|打过来的|打来的)(?:的)?(?:号|手机|电话)|本机|(?:刚才|刚刚|之前|前面|上面)(?:那个|的|给|留|说|报)/u.test(
    plain(text),
  );
}
