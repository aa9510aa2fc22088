/** Mends the punctuation of a sentence after words were taken out of it. */
export function tidyPunctuation(sentence: string): string {
  const tidy = sentence
    .replaceAll(/([，、；：,;:])[\s，、；：,;:]+/gu, '$1')
    .replaceAll(/[，、；：,;:\s]+([。！？!?])/gu, '$1')
    .replace(/^[\s，。、；：！？,;:!?…]+/u, '')
    .trim();
  return /[\p{L}\p{N}]/u.test(tidy) ? tidy : '';
}
