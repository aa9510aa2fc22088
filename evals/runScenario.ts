/** One scenario in text mode: the scripted caller speaks its lines, then the journal is checked. */
import { applyInput, InputError } from '../agent/chat/input.ts';
import { createTextCall, type TextCall } from '../agent/chat/textCall.ts';
import type { ChatModel } from '../agent/models/types.ts';
import type { Words } from '../agent/words/types.ts';
import type { JournalEvent } from '../records/journal/events.ts';
import { check, type Finding } from './checks/check.ts';
import type { Scenario } from './suite.ts';

/** Most answers that the caller gives by itself between two lines of its script. */
const MAX_ANSWERS = 6;

export type Outcome = 'pass' | 'fail' | 'error' | 'unscored';

export interface ScenarioResult {
  readonly suite: string;
  readonly label: string;
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
  /** Why it could not be scored, or what broke. */
  readonly problem: string | null;
  readonly callId: string | null;
  readonly turns: number;
  readonly events: readonly JournalEvent[];
}

export async function runScenario(
  scenario: Scenario,
  setting: {
    readonly words: Words;
    readonly models: readonly ChatModel[];
    readonly product: string;
  },
): Promise<ScenarioResult> {
  const ours = scenario.userdata.three_rings;
  const base = { suite: scenario.suite, label: scenario.label };
  try {
    const call = await createTextCall({
      ...setting,
      ...ours.begins,
      now: new Date(ours.now ?? setting.words.company.demoNow),
      seed: ours.seed ?? `${scenario.suite}/${scenario.label}`,
      people: ours.people,
      caller: {
        ...(ours.caller.number === undefined ? {} : { number: ours.caller.number }),
        ...(ours.caller.name === undefined ? {} : { name: ours.caller.name }),
      },
    });
    const problem = await play(call, scenario);
    const { events } = call.journal;
    void call.close();
    const findings = check(events, ours.checks);
    const failed = findings.some((finding) => !finding.passed);
    return {
      ...base,
      outcome: failed ? 'fail' : problem === null ? 'pass' : 'unscored',
      findings,
      problem,
      callId: call.callId,
      turns: events.at(-1)?.turn ?? 0,
      events,
    };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { ...base, outcome: 'error', findings: [], problem, callId: null, turns: 0, events: [] };
  }
}

/** @returns why the script could not be spoken to its end, or null */
async function play(call: TextCall, scenario: Scenario): Promise<string | null> {
  const { script, answers } = scenario.userdata.three_rings;
  for (const [index, line] of script.entries()) {
    try {
      if ('newCall' in line) throw new InputError('场景只有一个通话，不能用 newCall');
      await applyInput(call, line);
      await answer(call, answers);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return `第 ${index + 1} 行：${error.message}`;
    }
  }
  return null;
}

async function answer(call: TextCall, answers: Readonly<Record<string, string>>): Promise<void> {
  for (let count = 0; count < MAX_ANSWERS && !call.conductor.over; count += 1) {
    const last = call.journal.events.findLast((event) => event.type === 'agent.said');
    const words = last?.type === 'agent.said' && last.phrase ? answers[last.phrase] : undefined;
    const already = call.journal.events.findLastIndex((event) => event.type === 'caller.said');
    if (words === undefined || already > call.journal.events.indexOf(last as JournalEvent)) return;
    await applyInput(call, { say: words });
  }
}
