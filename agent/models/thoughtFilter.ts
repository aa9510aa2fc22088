/**
 * Takes out what some models think aloud between `<think>` and `</think>`, across any chunking. A
 * caller never hears a thought, not even one whose end is missing.
 */
const open = '<think>';
const close = '</think>';

export class ThoughtFilter {
  #buffer = '';
  #thinking = false;

  /** The part of the text so far that is certain to be no thought. */
  push(text: string): string {
    this.#buffer += text;
    let spoken = '';
    for (;;) {
      const tag = this.#thinking ? close : open;
      const at = this.#buffer.indexOf(tag);
      if (at < 0) {
        const kept = partialTag(this.#buffer, tag);
        const certain = this.#buffer.slice(0, this.#buffer.length - kept);
        this.#buffer = this.#buffer.slice(certain.length);
        return this.#thinking ? spoken : spoken + certain;
      }
      spoken += this.#thinking ? '' : this.#buffer.slice(0, at);
      this.#buffer = this.#buffer.slice(at + tag.length);
      this.#thinking = !this.#thinking;
    }
  }

  /** What was held back at the end of the stream. */
  flush(): string {
    const rest = this.#thinking ? '' : this.#buffer;
    this.#buffer = '';
    return rest;
  }
}

/** Length of the start of the tag that the text ends with; 0 for none. */
function partialTag(text: string, tag: string): number {
  for (let length = Math.min(tag.length - 1, text.length); length > 0; length -= 1) {
    if (text.endsWith(tag.slice(0, length))) {
      return length;
    }
  }
  return 0;
}
