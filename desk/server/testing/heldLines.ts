/** Reads a response that stays open, block by block; every wait has a deadline. */
import { Changes } from '../../../tests/support/deadline.ts';

export class HeldLines {
  /** Whole blocks so far: lines of NDJSON, or events of a server-sent stream. */
  readonly blocks: string[] = [];
  readonly status: number;
  readonly headers: Headers;
  readonly #changes = new Changes();
  readonly #abort: AbortController;
  #ended = false;

  constructor(response: Response, separator: string, abort: AbortController) {
    this.status = response.status;
    this.headers = response.headers;
    this.#abort = abort;
    void this.#read(response, separator);
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** The first block from `from` on that `pick` does not turn into undefined. */
  next<T>(pick: (block: string) => T | undefined, from = 0, limitMs = 3000): Promise<T> {
    const what = () => `a matching block; got ${JSON.stringify(this.blocks)}`;
    return this.#changes.until(limitMs, what, () => {
      for (const block of this.blocks.slice(from)) {
        const found = pick(block);
        if (found !== undefined) return found;
      }
      return null;
    });
  }

  /** Resolves when the server has ended the stream. */
  async end(limitMs = 3000): Promise<void> {
    await this.#changes.until(
      limitMs,
      () => 'the end of the stream',
      () => this.#ended || null,
    );
  }

  close(): void {
    this.#abort.abort();
  }

  async #read(response: Response, separator: string): Promise<void> {
    let rest = '';
    try {
      for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        const parts = (rest + text).split(separator);
        rest = parts.pop() ?? '';
        this.blocks.push(...parts);
        this.#changes.notify();
      }
    } catch {
      // Closed by either side; what counts is that it is over.
    }
    this.#ended = true;
    this.#changes.notify();
  }
}

export async function holdLines(
  url: string,
  separator: '\n' | '\n\n',
  headers: Record<string, string> = {},
): Promise<HeldLines> {
  const abort = new AbortController();
  return new HeldLines(await fetch(url, { headers, signal: abort.signal }), separator, abort);
}
