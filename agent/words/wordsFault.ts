/**
 * What is wrong with the files of `prompts/`: all faults at once, each with file and line, so that
 * an operator mends them in one go. A process whose words are faulty refuses to start.
 */
export interface Fault {
  /** As an operator can open it, e.g. `prompts/phrases.yaml`. */
  readonly file: string;
  /** From 1; 0 where the fault is the whole file. */
  readonly line: number;
  /** What is wrong and how to mend it, in Chinese. */
  readonly fault: string;
}

/** Thrown by `loadWords`; its message lists every fault on a line of its own. */
export class WordsFault extends Error {
  override readonly name = 'WordsFault';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    const lines = faults.map(printFault);
    super(`用语与知识文件有 ${faults.length} 处错误，请改正后再启动：\n${lines.join('\n')}`);
    this.faults = faults;
    this.stack = `${this.name}: ${this.message}`;
  }
}

function printFault({ file, line, fault }: Fault): string {
  return line > 0 ? `${file}:${line}: ${fault}` : `${file}: ${fault}`;
}

/** Collects faults while files are read. */
export class FaultList {
  readonly faults: Fault[] = [];

  add(file: string, line: number, fault: string): void {
    this.faults.push({ file, line, fault });
  }

  /** @throws WordsFault where anything was collected */
  throwIfAny(): void {
    if (this.faults.length === 0) return;
    const sorted = this.faults.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
    throw new WordsFault(sorted);
  }
}
