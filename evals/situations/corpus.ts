/**
 * The labelled utterances of `evals/corpora/<split>/<situation>.yaml` (guide: its README.md).
 * A file holds utterances of its situation and look-alikes that are not; every entry carries all
 * situations that it enters, so that a split can be judged as one whole.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** Those of the design's list that come from words; the others come from silence, tools or state. */
export const situations = [
  'danger',
  'recording_objection',
  'abuse',
  'complaint',
  'person_request',
  'wrong_number',
  'out_of_scope',
  'need_unclear',
  'repeat',
  'chit_chat',
  'private_call',
  'personal_info',
  'are_you_human',
  'instructions_request',
  'slow_blame',
  'mistake_blame',
  'line_busy_blame',
  'suggestion',
  'thanks',
  'praise',
  'other_language',
  'nothing_more',
] as const;

export type Situation = (typeof situations)[number];

export const splits = ['dev', 'held-out'] as const;
export type Split = (typeof splits)[number];

const entrySchema = z.strictObject({
  text: z.string().trim().min(1).max(500),
  /** All situations that the words enter, leading first; none: business or small answers. */
  expect: z.array(z.enum(situations)),
  /** Situations that may be entered or not: neither answer is counted. */
  may: z.array(z.enum(situations)).default([]),
});

const fileSchema = z.strictObject({
  utterances: z.array(entrySchema).min(1),
  lookAlikes: z.array(entrySchema).min(1),
});

export interface Entry extends Readonly<z.infer<typeof entrySchema>> {
  /** The situation whose file holds it, and as which kind. */
  readonly file: Situation;
  readonly kind: 'utterance' | 'lookAlike';
}

/** All faults of a split at once. */
export class CorpusFault extends Error {
  override readonly name = 'CorpusFault';
}

/** @throws CorpusFault with file, place and fault of each */
export function loadCorpus(folder: string, split: Split): readonly Entry[] {
  const faults: string[] = [];
  const entries = readFolder(join(folder, split), faults);
  for (const situation of situations) {
    if (!entries.some((entry) => entry.expect.includes(situation))) {
      faults.push(`${split}: 没有“${situation}”的语料，请补 ${split}/${situation}.yaml`);
    }
  }
  if (faults.length > 0) throw new CorpusFault(faults.join('\n'));
  return entries;
}

/** A set of its own, which need not speak of every situation. @throws CorpusFault likewise */
export function loadSet(folder: string): readonly Entry[] {
  const faults: string[] = [];
  const entries = readFolder(folder, faults);
  if (entries.length === 0 && faults.length === 0) faults.push(`${folder}: 里面没有语料`);
  if (faults.length > 0) throw new CorpusFault(faults.join('\n'));
  return entries;
}

function readFolder(directory: string, faults: string[]): readonly Entry[] {
  const entries: Entry[] = [];
  const split = basename(directory);
  for (const name of yamlFiles(directory, faults)) {
    const file = situations.find((one) => one === basename(name, '.yaml'));
    if (file === undefined) faults.push(`${split}/${name}: 没有这个情形，文件名须为情形名`);
    else entries.push(...readEntries(join(directory, name), file, faults));
  }
  return entries;
}

function yamlFiles(directory: string, faults: string[]): readonly string[] {
  try {
    return readdirSync(directory)
      .filter((name) => name.endsWith('.yaml'))
      .sort();
  } catch {
    faults.push(`${directory}: 读不到这个文件夹，请用 --corpora 指明语料所在`);
    return [];
  }
}

function readEntries(path: string, file: Situation, faults: string[]): readonly Entry[] {
  const place = `${basename(join(path, '..'))}/${basename(path)}`;
  try {
    const read = fileSchema.parse(parse(readFileSync(path, 'utf8')));
    return [
      ...read.utterances.map((entry) => ({ ...entry, file, kind: 'utterance' as const })),
      ...read.lookAlikes.map((entry) => ({ ...entry, file, kind: 'lookAlike' as const })),
    ];
  } catch (error) {
    if (error instanceof z.ZodError) {
      faults.push(
        ...error.issues.map(({ path: at, message }) => `${place}: ${at.join('.')}: ${message}`),
      );
    } else faults.push(`${place}: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
}
