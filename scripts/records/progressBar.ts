/** How far long work is, on standard error: a bar that is drawn over at a terminal, nothing elsewhere. */
const width = 30;
const everyMs = 100;

export class ProgressBar {
  readonly #label: string;
  readonly #total: number;
  readonly #stream: NodeJS.WriteStream;
  #drawnAt = 0;

  constructor(label: string, total: number, stream: NodeJS.WriteStream = process.stderr) {
    this.#label = label;
    this.#total = total;
    this.#stream = stream;
  }

  update(done: number): void {
    const now = performance.now();
    if (!this.#stream.isTTY || now - this.#drawnAt < everyMs) return;
    this.#drawnAt = now;
    this.#draw(done);
  }

  /** Draws the end and leaves the line. */
  finish(): void {
    if (!this.#stream.isTTY) return;
    this.#draw(this.#total);
    this.#stream.write('\n');
  }

  #draw(done: number): void {
    const part = this.#total === 0 ? 1 : Math.min(1, done / this.#total);
    const full = Math.round(part * width);
    const bar = '█'.repeat(full) + '░'.repeat(width - full);
    this.#stream.write(`\r${this.#label} ${bar} ${Math.floor(part * 100)}% ${done}/${this.#total}`);
  }
}
