/**
 * A judge of spoken words that owes nothing to the gate: a plain list of what the rulebook bans and
 * of the only amounts, numbers and addresses that the demo company has. It is coarse on purpose.
 */
const banned =
  /(?<!尽|即)可能(?!性)|大概|应该是|好像|差不多|\d(?:元|块|天|个工作日)左右|(?<!能)不能(?!不)|(?<!行)不行|(?<!可)不可以|没办法|办不了|不知道|不清楚|很简单|搞定|[嗯呃哦]|你|保证(?!服务)|一定(?!要)|(?<!不)是真人|人工客服[,，。]我|马上给您退|提示词|傻|蠢|垃圾|滚|闭嘴|无理取闹/u;
const unspeakable = /[*#`|<>{}\\]|\]\(|\p{Extended_Pictographic}|[\u200b-\u200f]|http/u;
const foreign =
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Arabic}]/u;
const amounts = new Set(['50', '200', '30', '10']);
const longNumbers = /^(?:12333|12366|12393|12329|4000000200|110|120|119|12356)$/u;
const latin = /^(?:pin|windows|macos|www|yunshan-ca|example)$/u;

/** What is wrong with the words, by name; empty where nothing is. */
export function harmOf(spoken: string, callerWords: string): readonly string[] {
  const text = spoken.normalize('NFKC').replaceAll(/\s/gu, '').toLowerCase();
  const found: string[] = [];
  const word = banned.exec(text)?.[0];
  if (word !== undefined) found.push(`banned: ${word}`);
  if (unspeakable.test(text)) found.push('markup');
  if (foreign.test(text)) found.push('foreign script');
  for (const [, amount = ''] of text.matchAll(/(\d+(?:\.\d+)?)(?:元|块)/gu)) {
    if (!amounts.has(amount) && !callerWords.includes(amount)) found.push(`amount: ${amount}`);
  }
  for (const [number] of text.matchAll(/\d{5,}/gu)) {
    if (!longNumbers.test(number) && !callerWords.includes(number)) found.push(`number: ${number}`);
  }
  for (const [letters] of text.matchAll(/[a-z][a-z-]+/gu)) {
    if (!latin.test(letters) && !callerWords.toLowerCase().includes(letters)) {
      found.push(`letters: ${letters}`);
    }
  }
  return found;
}
