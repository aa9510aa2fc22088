/**
 * The state that is saved after each turn is enough to go on from: plain JSON, with all pending
 * timers, and wherever a call of the scenarios stands, the flow does the same with the saved state.
 */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyInput } from '../../agent/chat/input.ts';
import { createTextCall, type TextCall } from '../../agent/chat/textCall.ts';
import type { CallEvent, TimerName } from '../../agent/flow/events.ts';
import { type CallState, createFlow } from '../../agent/flow/flow.ts';
import { createScriptedModel } from '../../agent/models/scripted/scriptedModel.ts';
import { loadScenarios } from '../../evals/suite.ts';
import { root } from '../support/setup/runScript.ts';
import { words } from './talk.ts';

const models = [createScriptedModel(words)];
const flow = createFlow(words, true);
const timers: readonly TimerName[] = [
  'silence',
  'offer',
  'news',
  'cut',
  'notes',
  'busy',
  'hold',
  'keys',
  'limit',
];
const handoffId = 'handoff-1';

/** What may come next, wherever the call stands. */
const next: readonly CallEvent[] = [
  ...[
    '好的',
    '不用了',
    '没有了',
    '我要投诉，昨天总部网点柜员骂我',
    '转人工',
    '13900001111',
    '等一下',
  ].map((text) => ({ type: 'caller.said' as const, text, via: 'voice' as const })),
  { type: 'caller.unintelligible' },
  { type: 'caller.dtmf', digits: '1' },
  { type: 'caller.left', reason: 'hung_up' },
  { type: 'nobody', handoffId },
  { type: 'parted' },
  { type: 'ear.changed', ear: false },
  ...timers.map((timer) => ({ type: 'timer' as const, timer })),
];

const scenarios = loadScenarios(join(root, 'evals', 'scenarios'));

describe('the saved state', () => {
  it.each(scenarios.map((scenario) => [`${scenario.suite}: ${scenario.label}`, scenario] as const))(
    'goes on as the call does: %s',
    async (_, { userdata: { three_rings: ours } }) => {
      const call = await createTextCall({
        ...ours.begins,
        words,
        models,
        product: 'three-rings@test',
        now: new Date(ours.now ?? words.company.demoNow),
        seed: 'state',
        people: ours.people,
      });
      expectSame(call);
      for (const line of ours.script) {
        if (call.conductor.over || 'newCall' in line) break;
        await applyInput(call, line).catch(() => undefined);
        expectSame(call);
      }
      void call.close();
    },
  );
});

function expectSame(call: TextCall): void {
  const { conductor, journal } = call;
  if (conductor.over) return;
  const saved = journal.events.findLast((event) => event.type === 'state.saved');
  const { value, memory } = conductor.state;
  const pending = timers.flatMap((timer) => {
    const dueAt = conductor.dueAt(timer);
    return dueAt === null ? [] : [{ timer, dueAt: dueAt.toISOString() }];
  });
  const kept: CallState & { timers: readonly { timer: string; dueAt: string }[] } = JSON.parse(
    JSON.stringify(saved?.type === 'state.saved' ? saved.state : null),
  );
  expect({ value: kept.value, memory: kept.memory }).toStrictEqual({ value, memory });
  expect(sorted(kept.timers)).toEqual(sorted(pending));
  const moment = { at: call.clock.now(), ids: ['1', '2', '3', '4', '5'] };
  for (const event of next) {
    const restored = { value: kept.value, memory: kept.memory };
    expect(flow.step(restored, event, moment)).toStrictEqual(
      flow.step(conductor.state, event, moment),
    );
  }
}

function sorted<T extends { readonly timer: string }>(all: readonly T[]): readonly T[] {
  return all.toSorted((one, other) => one.timer.localeCompare(other.timer));
}
