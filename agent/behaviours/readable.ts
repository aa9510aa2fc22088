/**
 * The caller's words as they read: what can't be seen (zero-width and control characters, marks
 * that turn the writing direction) is taken out, spaces between Chinese characters too, and
 * full-width letters and digits become plain ones.
 * The journal keeps the words as they came; rules, tools and models read these.
 */
export function readable(text: string): string {
  return text
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\p{Co}\p{Cs}]+/gu, ' ')
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replace(/[０-９Ａ-Ｚａ-ｚ]/gu, (wide) => wide.normalize('NFKC'))
    .trim();
}
