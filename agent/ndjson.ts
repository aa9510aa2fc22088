/** Lines of a byte stream, as they come. */

/** A line longer than this is no command of ours; the stream is given up. */
const LONGEST_LINE = 1_000_000;

/** @throws Error where a line does not end */
export async function* linesOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of body) {
    rest += decoder.decode(bytes, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw new Error('A line of the stream does not end.');
    yield* lines.filter((line) => line !== '');
  }
}
