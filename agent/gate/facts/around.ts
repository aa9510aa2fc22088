/**
 * What stands around a clause: what the reply has said before it, what the caller asked, and the
 * call until then. A clause that names no topic or option is about the last one named there.
 */
import { type Clause, clausesOf } from './clauses.ts';
import type { Reader } from './reader.ts';

export class Around {
  /** Clauses of this reply so far, oldest first. */
  readonly reply: Clause[] = [];
  /** The caller's words of this turn. */
  readonly asked: readonly Clause[];
  readonly #past: readonly string[];
  readonly #reader: Reader;

  /** @param past both sides' words of the call before, newest line first */
  constructor(reader: Reader, asked: string, past: readonly string[], earlier: readonly string[]) {
    this.asked = clausesOf(asked, reader);
    this.#past = past;
    this.#reader = reader;
    for (const sentence of earlier) this.reply.push(...clausesOf(sentence, reader));
  }

  /**
   * Topics named before, newest first: clause by clause in the reply, then in the question; where
   * neither names any, in the last line of the call that does.
   */
  trail(): readonly ReadonlySet<number>[] {
    const said = this.reply.map(({ topics }) => topics).reverse();
    const trail = [...said, topicsOf(this.asked)].filter((topics) => topics.size > 0);
    if (trail.length > 0) return trail;
    for (const line of this.#lines()) {
      const topics = topicsOf(line);
      if (topics.size > 0) return [topics];
    }
    return [];
  }

  /** Options of a contrast as the reply named them last, else the question; empty for none. */
  options(contrast: number): ReadonlySet<number> {
    const said = this.reply.findLast(({ options }) => options.has(contrast));
    return said?.options.get(contrast) ?? this.askedOptions(contrast);
  }

  /** Options of a contrast in the caller's question, else in the call before. */
  askedOptions(contrast: number): ReadonlySet<number> {
    for (const line of this.#lines()) {
      const named = new Set(line.flatMap(({ options }) => [...(options.get(contrast) ?? [])]));
      if (named.size > 0) return named;
    }
    return new Set();
  }

  /** The question, then the lines of the call before, newest first, each read when asked for. */
  *#lines(): Generator<readonly Clause[]> {
    yield this.asked;
    for (const line of this.#past) yield clausesOf(line, this.#reader);
  }

  /** Folded text of the reply so far and of the question. */
  text(): string {
    return [...this.asked, ...this.reply].map(({ text }) => text).join(',');
  }
}

function topicsOf(line: readonly Clause[]): ReadonlySet<number> {
  return new Set(line.flatMap(({ topics }) => [...topics]));
}
