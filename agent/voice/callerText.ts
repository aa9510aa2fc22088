/** Text as recognition and keyboards give it, made fit for the conductor. Pure. */

/** Longest text of one message; what goes beyond is cut, not refused. */
export const LONGEST_TEXT = 2_000;

const BETWEEN_CHINESE =
  /(?<=[\p{Script=Han}，。！？；：、])\s+(?=[\p{Script=Han}，。！？；：、])/gu;

/** Strips the spaces that joining and recognition put between Chinese characters. */
export function tidy(text: string): string {
  return text.trim().replace(BETWEEN_CHINESE, '');
}

/** Joins what was recognised piece by piece into the words of one turn. */
export function joinPieces(pieces: readonly string[]): string {
  return pieces
    .map(tidy)
    .filter((piece) => piece !== '')
    .reduce((all, piece) => {
      if (all === '') return piece;
      return /[\p{P}]$/u.test(all) ? all + piece : `${all}，${piece}`;
    }, '');
}

/** Typed text: trimmed, control characters dropped, at most 2,000 characters; '' is nothing. */
export function typedText(raw: string): string {
  const visible = raw
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\p{Co}\p{Cs}]+/gu, ' ')
    .trim();
  return [...visible].slice(0, LONGEST_TEXT).join('');
}
