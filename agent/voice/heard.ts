/**
 * What a caller heard of an utterance that was cut: the words in proportion to the time played,
 * cut back to the last punctuation mark, so that the journal never claims half a word. Pure.
 */

const PUNCTUATION = /[，。！？；：、,.!?;:]/u;

/**
 * The heard part of `text`, of whose `audioMs` the first `playedMs` were played.
 * The whole text where all was played, '' where no clause was finished.
 */
export function heardPart(text: string, playedMs: number, audioMs: number): string {
  if (audioMs <= 0 || playedMs <= 0) return '';
  if (playedMs >= audioMs) return text;
  const characters = [...text];
  const reached = Math.floor((characters.length * playedMs) / audioMs);
  for (let end = reached; end > 0; end -= 1) {
    if (PUNCTUATION.test(characters[end - 1] ?? '')) return characters.slice(0, end).join('');
  }
  return '';
}
