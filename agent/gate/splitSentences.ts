/**
 * Cuts a stream of text into Chinese sentences as early as can be, the same ones however the
 * stream was chunked. Decimals, times and URLs stay whole. A model that never ends a sentence is
 * cut at a comma, so that it can't hold the line.
 */
const enders = new Set('。！？；\n');
const halfWidthEnders = new Set('!?;');
const closers = new Set('”’』」）)"\'');
const pauses = new Set('，、：, ');
/** Behind a half-width ender, these continue a URL or an identifier. */
const continues = /[A-Za-z0-9_/=&%#.-]/u;
/** Inside a number, a URL or an identifier there is no cut. */
const inseparable = /[A-Za-z0-9_/=&%.:@-]/u;

/** A sentence is never longer than this. */
export const longestSentence = 120;
/** A forced cut looks for a pause behind this place only. */
const shortestCut = 40;

export class SentenceSplitter {
  #buffer = '';
  #scanned = 0;

  /** Takes the next piece of text, gives the sentences that it completes. */
  push(chunk: string): readonly string[] {
    this.#buffer += chunk;
    const sentences: string[] = [];
    for (let cut = this.#nextCut(); cut > 0; cut = this.#nextCut()) {
      this.#take(cut, sentences);
    }
    return sentences;
  }

  /** Gives what is left and starts anew. */
  flush(): readonly string[] {
    const sentences: string[] = [];
    this.#take(this.#buffer.length, sentences);
    return sentences;
  }

  #take(cut: number, sentences: string[]): void {
    const sentence = withoutStrayHead(this.#buffer.slice(0, cut));
    this.#buffer = this.#buffer.slice(cut);
    this.#scanned = 0;
    if (sentence !== '') sentences.push(sentence);
  }

  /** Where the first sentence of the buffer ends; 0 where that is not known yet. */
  #nextCut(): number {
    for (let index = this.#scanned; index < this.#buffer.length; index += 1) {
      if (index >= longestSentence) return forcedCut(this.#buffer.slice(0, longestSentence));
      const character = this.#buffer.charAt(index);
      if (enders.has(character)) return index + 1;
      if (halfWidthEnders.has(character)) {
        const next = this.#buffer.charAt(index + 1);
        if (next === '') return this.#wait(index);
        if (!continues.test(next)) return index + 1;
      }
    }
    return this.#wait(this.#buffer.length);
  }

  #wait(scanned: number): 0 {
    this.#scanned = scanned;
    return 0;
  }
}

/** All sentences of a whole text. */
export function splitSentences(text: string): readonly string[] {
  const splitter = new SentenceSplitter();
  return [...splitter.push(text), ...splitter.flush()];
}

/** Enders and closing quotes left over from the sentence before are no sentence. */
function withoutStrayHead(text: string): string {
  const characters = Array.from(text);
  const isStray = (character: string): boolean =>
    enders.has(character) || halfWidthEnders.has(character) || closers.has(character);
  const first = characters.findIndex((character) => !isStray(character) && character.trim() !== '');
  return first < 0 ? '' : characters.slice(first).join('').trim();
}

/** Behind the last pause, else before the number or word that would be cut, else at the end. */
function forcedCut(text: string): number {
  for (let index = text.length - 1; index >= shortestCut; index -= 1) {
    const character = text.charAt(index);
    const isInNumber = character === ',' && /\d/u.test(text.charAt(index + 1));
    if (pauses.has(character) && !isInNumber) return index + 1;
  }
  let cut = text.length;
  while (cut > shortestCut && inseparable.test(text.charAt(cut - 1))) cut -= 1;
  if (cut === shortestCut) cut = text.length;
  const isLoneSurrogate = /[\uD800-\uDBFF]/u.test(text.charAt(cut - 1));
  return isLoneSurrogate ? cut - 1 : cut;
}
