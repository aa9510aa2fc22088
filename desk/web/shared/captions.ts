/**
 * What was said on the line, as the pages show it: finished lines in order, and beside them the
 * words still being spoken. Only finished lines go into the log that screen readers announce, so
 * that a sentence is read out once, not again with every word that is added.
 */

export type Speaker = 'agent' | 'caller' | 'person';
/** How the words came: spoken, typed, from the browser's own recognition, or keys pressed. */
export type Way = 'voice' | 'text' | 'browser' | 'key';
export type Delivery = 'sending' | 'sent' | 'failed';

export interface Caption {
  readonly id: string;
  readonly speaker: Speaker;
  readonly way: Way;
  readonly text: string;
  /** Milliseconds since 1970, by this browser's clock. */
  readonly at: number;
  /** Only for words sent from this page. */
  readonly delivery?: Delivery;
}

export interface Captions {
  readonly lines: readonly Caption[];
  readonly partials: readonly Caption[];
}

export const noCaptions: Captions = { lines: [], partials: [] };

/** Older lines are dropped: a call of an hour stays below this. */
export const captionLimit = 400;

/** Words still being spoken; each update replaces the one before. */
export function withPartial(captions: Captions, caption: Caption): Captions {
  if (captions.lines.some((line) => line.id === caption.id)) return captions;
  const others = captions.partials.filter((partial) => partial.id !== caption.id);
  return {
    lines: captions.lines,
    partials: caption.text.trim() === '' ? others : [...others, caption],
  };
}

/** A finished line; a second one under the same id replaces the first in its place. */
export function withLine(captions: Captions, caption: Caption): Captions {
  const partials = captions.partials.filter((partial) => partial.id !== caption.id);
  if (caption.text.trim() === '') return { lines: captions.lines, partials };
  const known = captions.lines.some((line) => line.id === caption.id);
  const lines = known
    ? captions.lines.map((line) => (line.id === caption.id ? { ...caption, at: line.at } : line))
    : [...captions.lines, caption].slice(-captionLimit);
  return { lines, partials };
}

/** Keys pressed one after another share one line: 「1」「3」 reads 13. */
export function withKey(captions: Captions, key: string, at: number): Captions {
  const last = captions.lines.at(-1);
  if (last?.way === 'key' && at - last.at < 10_000) {
    const merged = { ...last, text: last.text + key };
    return { ...captions, lines: [...captions.lines.slice(0, -1), merged] };
  }
  return withLine(captions, { id: `key-${at}`, speaker: 'caller', way: 'key', text: key, at });
}

export function withDelivery(captions: Captions, id: string, delivery: Delivery): Captions {
  return {
    ...captions,
    lines: captions.lines.map((line) => (line.id === id ? { ...line, delivery } : line)),
  };
}
