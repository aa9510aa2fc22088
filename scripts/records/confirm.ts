/** Asks the person at the terminal; where nobody is there to answer, the answer is no. */
import { createInterface } from 'node:readline/promises';

/** @param word what has to be typed */
export async function confirm(question: string, word: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await terminal.question(question)).trim() === word;
  } finally {
    terminal.close();
  }
}
