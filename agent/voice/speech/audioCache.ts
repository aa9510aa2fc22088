/**
 * Rendered sound on disk, one WAV per (synthesizer, words), so that a phrase sounds at once and the
 * same in every call. A file is named by what it holds: another voice, pace or lexicon gives
 * another name, and nothing stale is ever played. Files appear whole or not at all.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pcm } from './types.ts';
import { readWav, writeWav } from './wav.ts';

export interface AudioCache {
  /** The sound, or undefined where there is none or its file can't be read. */
  read(synthesizerId: string, text: string): Pcm | undefined;
  write(synthesizerId: string, text: string, pcm: Pcm): void;
  /** Where the sound of these words is or would be. */
  path(synthesizerId: string, text: string): string;
}

/** @param directory made where it is missing, e.g. `data/audio-cache` */
export function createAudioCache(directory: string): AudioCache {
  const path = (synthesizerId: string, text: string): string => {
    const hash = createHash('sha256').update(`${synthesizerId}\0${text}`).digest('hex');
    return join(directory, `${hash.slice(0, 32)}.wav`);
  };
  return {
    path,
    read: (synthesizerId, text) => {
      const file = path(synthesizerId, text);
      try {
        return readWav(readFileSync(file), file);
      } catch {
        return undefined;
      }
    },
    write: (synthesizerId, text, pcm) => {
      mkdirSync(directory, { recursive: true });
      const file = path(synthesizerId, text);
      const unfinished = `${file}.${randomUUID()}.tmp`;
      try {
        writeFileSync(unfinished, writeWav(pcm));
        renameSync(unfinished, file);
      } catch (error) {
        rmSync(unfinished, { force: true });
        throw error;
      }
    },
  };
}
