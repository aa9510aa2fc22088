/**
 * Takes out of a sentence what can't be spoken: markdown, tags, links, tables, code, emoji,
 * invisible characters. Words stay; a list number becomes 第一. Runs to a fixed point, so that
 * nothing can be hidden by nesting.
 */
const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
const invisible =
  /(?![\n\t])\p{Cc}|\p{Cf}|\p{Variation_Selector}|\u20E3|[\u115F\u1160\u3164\uFFA0\u2800]/gu;
const emoji = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]/gu;
const maximumRounds = 6;
/** Words of other languages in a row that may stand alone, as in Windows 10. */
const longestForeign = 3;

/** The sentence as it may be spoken; '' where nothing of it can be. */
export function stripMarkup(sentence: string): string {
  let text = sentence.trim();
  for (let round = 0; round < maximumRounds; round += 1) {
    const stripped = stripOnce(text);
    if (stripped === text) return isSpeech(text) ? text : '';
    text = stripped;
  }
  return '';
}

function stripOnce(text: string): string {
  return text
    .replaceAll(invisible, '')
    .replaceAll(emoji, '')
    .replace(/^\s*(?:```|~~~)\S*\s*$/u, '')
    .replaceAll(/!?\[([^\][]*)\]\([^()]*\)/gu, '$1')
    .replaceAll(/<\/?[a-z!][^<>]*>/giu, '')
    .replaceAll(/\*(?=号?键)/gu, '星')
    .replaceAll(/#(?=号?键)/gu, '井')
    .replaceAll(/(星|井)键/gu, '$1号键')
    .replace(/^\s*(?:[-+>•·●■◆▪]\s*|#+\s*)+(?=\D|$)/u, '')
    .replace(/^\s*(?:\(?([1-9])[.、)）]|([①-⑨]))\s*(?=[^\d\s])/u, toOrdinal)
    .replace(/^[\s|:\-=_]+$/u, '')
    .replace(/^\s*\|\s*|\s*\|\s*$/gu, '')
    .replaceAll(/\s*\|+\s*/gu, '，')
    .replaceAll(/[*`#\\^~]|\$\$|__|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

function toOrdinal(_: string, digit: string | undefined, circled: string | undefined): string {
  const index = digit === undefined ? '①②③④⑤⑥⑦⑧⑨'.indexOf(circled ?? '') : Number(digit) - 1;
  return `第${ordinals[index] ?? '一'}，`;
}

/** Code and long foreign text are not speech on this line. */
function isSpeech(text: string): boolean {
  if (/\p{Script=Han}/u.test(text)) return true;
  if (/[{}<>=]|\]\(/u.test(text)) return false;
  return /[\p{L}\p{N}]/u.test(text) && text.split(/\s+/u).length <= longestForeign;
}
