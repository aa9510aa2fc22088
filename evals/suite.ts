/**
 * Scenario files: the shape of LiveKit's `scenarios.yaml` (`name`, `scenarios[]` of `label`,
 * `instructions`, `agent_expectations`, `tags`, `userdata`); what is ours stands under
 * `userdata.three_rings`, so that the same file loads elsewhere too.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { beginningSchema } from '../agent/chat/callAnswered.ts';
import { inputSchema } from '../agent/chat/input.ts';
import { handoffReasons } from '../records/journal/events.ts';

const subset = z.record(z.string(), z.unknown()).and(z.object({ type: z.string() }));

const checksSchema = z.strictObject({
  /** Phrase ids that were heard to their end, in this order; others may stand between. */
  phrases: z.array(z.string()).default([]),
  never_phrases: z.array(z.string()).default([]),
  /** Pieces of what the agent said. */
  said: z.array(z.string()).default([]),
  never_said: z.array(z.string()).default([]),
  /** `fulfilled`: every duty that was opened; a list: at least these phrases' duties. */
  duties: z.union([z.literal('fulfilled'), z.array(z.string())]).default('fulfilled'),
  handoff: z.enum(['required', 'forbidden', 'allowed']),
  reason: z.enum(handoffReasons).optional(),
  department: z.string().optional(),
  situations: z.array(z.string()).default([]),
  never_situations: z.array(z.string()).default([]),
  /** Events with at least these fields, in this order. */
  events: z.array(subset).default([]),
  never_events: z.array(subset).default([]),
});

const oursSchema = z.strictObject({
  schema: z.literal(1),
  now: z.iso.datetime({ offset: true }).optional(),
  seed: z.string().optional(),
  people: z.boolean().default(true),
  /** How the call begins, where nobody just types to us. */
  begins: beginningSchema.default({}),
  caller: z
    .strictObject({ number: z.string().optional(), name: z.string().optional() })
    .default({}),
  script: z.array(inputSchema).min(1),
  /** What the caller answers when the agent has said this phrase last, before the next line. */
  answers: z.record(z.string(), z.string()).default({}),
  checks: checksSchema,
});

const scenarioSchema = z.strictObject({
  label: z.string().min(1),
  instructions: z.string().min(1),
  agent_expectations: z.string().min(1),
  tags: z.record(z.string(), z.string()).default({}),
  userdata: z.looseObject({ three_rings: oursSchema }),
});

const fileSchema = z.strictObject({
  name: z.string().min(1),
  scenarios: z.array(scenarioSchema).min(1),
});

export type Scenario = z.infer<typeof scenarioSchema> & { readonly suite: string };
export type Checks = z.infer<typeof checksSchema>;

/** All faults of the scenario files at once. */
export class SuiteFault extends Error {
  override readonly name = 'SuiteFault';
}

/** @throws SuiteFault with file, place and fault of each */
export function loadScenarios(folder: string): Scenario[] {
  const faults: string[] = [];
  const scenarios: Scenario[] = [];
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  for (const file of files) {
    const read = fileSchema.safeParse(readYaml(join(folder, file), faults));
    if (!read.success) {
      for (const issue of read.error.issues) {
        faults.push(`${file}: ${issue.path.join('.')}: ${issue.message}`);
      }
      continue;
    }
    const suite = basename(file, '.yaml');
    scenarios.push(...read.data.scenarios.map((scenario) => ({ ...scenario, suite })));
  }
  if (files.length === 0) faults.push(`${folder}: 没有场景文件`);
  if (faults.length > 0) throw new SuiteFault(faults.join('\n'));
  return scenarios;
}

function readYaml(path: string, faults: string[]): unknown {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (error) {
    faults.push(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}
