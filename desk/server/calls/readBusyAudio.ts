/** Finds the sound of the busy phrase: the company's recorded voice. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** @returns a WAV file's bytes, undefined where there is none */
export async function readBusyAudio({
  promptsDir,
}: {
  readonly promptsDir: string;
}): Promise<Uint8Array | undefined> {
  try {
    return await readFile(join(promptsDir, 'audio', 'opening.busy.wav'));
  } catch {
    return undefined;
  }
}
