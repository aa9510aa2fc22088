/** A fresh folder for one test, removed when the test is over. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @param onTestFinished vitest's, so that the folder goes with the test that made it */
export function temporaryDirectory(onTestFinished: (undo: () => void) => void): string {
  const directory = mkdtempSync(join(tmpdir(), 'three-rings-speech-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
