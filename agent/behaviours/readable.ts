/**
 * The caller's words as they read: what can't be seen (zero-width and control characters, marks
 * that turn the writing direction) is taken out, spaces between Chinese characters too, and
 * full-width letters and digits become plain ones. What nobody says to a person (markup, addresses,
 * code, keys at random) is no word, and what is left of a line without words is asked again.
 * The journal keeps the words as they came; rules, tools and models read these.
 */
export function readable(text: string): string {
  const seen = text
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\p{Co}\p{Cs}]+/gu, ' ')
    .replace(/[０-９Ａ-Ｚａ-ｚ]/gu, (wide) => wide.normalize('NFKC'));
  const spoken = unspoken.reduce((rest, pattern) => rest.replace(pattern, ' '), seen);
  return spoken.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '').trim();
}

/** What is typed and never said. Each looks at a bounded stretch, so that a long line costs no more. */
const unspoken: readonly RegExp[] = [
  /<[/!|]?[a-z][^<>\n]{0,200}>/giu,
  /\]\(https?:[^)\s]{0,200}\)/giu,
  /\bhttps?:\/\/[^\s\p{Script=Han}]{1,300}/giu,
  /\$?\{[^{}\n\p{Script=Han}]{0,200}\}/gu,
  /(?:\.{1,2}\/){1,8}[\w./-]{0,100}/gu,
  /\b(?:drop|delete|insert|update|select|union|alter|truncate)\s[\w\s*,.='"()]{0,200}\b(?:table|from|into|set|where|select)\b[\w\s*,.='"()]{0,200}(?:;|--|$)/giu,
  /\bdrop\s+table\b[^\p{Script=Han}\n]{0,200}/giu,
  /['"]\s*(?:or|and)\s*['"]?\w{1,20}['"]?\s*=\s*['"]?\w{0,20}/giu,
  /(?<![a-z])[bcdfghjklmnpqrstvwxz]{6,}(?![a-z])|(?<![a-z])[a-z]{0,30}[bcdfghjklmnpqrstvwxz]{6,30}[a-z]{0,30}(?![a-z])/giu,
];
