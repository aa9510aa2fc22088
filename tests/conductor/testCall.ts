/** A call on a scripted voice: real conductor, flow and journal; the clock is moved by hand. */
import { TextClock } from '../../agent/chat/textClock.ts';
import { TextDesk } from '../../agent/chat/textDesk.ts';
import { Conductor } from '../../agent/conductor.ts';
import type { PersonGate, PersonLegs } from '../../agent/ports.ts';
import { resumePoint } from '../../agent/recovery/resumePoint.ts';
import { loadWords } from '../../agent/words/loadWords.ts';
import type { Company } from '../../agent/words/types.ts';
import { seededIds } from '../../records/ids.ts';
import { CallJournal } from '../../records/journal/callJournal.ts';
import type {
  JournalEvent,
  JournalEventOf,
  JournalEventType,
} from '../../records/journal/events.ts';
import { ScriptedVoice } from './scriptedVoice.ts';

export const words = loadWords(new URL('../../prompts', import.meta.url).pathname);

export interface TestCallOptions {
  readonly channel?: 'web' | 'phone' | 'text';
  readonly ear?: boolean;
  readonly people?: boolean;
  readonly gate?: PersonGate;
  readonly legs?: PersonLegs;
  readonly sink?: (event: JournalEvent) => void;
  /** What a dead process has left: this call goes on after it, by `resume`. */
  readonly before?: readonly JournalEvent[];
  /** As on a line: what will be done is journaled first. */
  readonly recoverable?: boolean;
  /** Settings of the company that are other than the demo's. */
  readonly company?: Partial<Company>;
}

export function testCall(options: TestCallOptions = {}) {
  const said = { ...words, company: { ...words.company, ...options.company } };
  const { before = [] } = options;
  const clock = new TextClock(new Date(before.at(-1)?.at ?? words.company.demoNow));
  const now = () => clock.now();
  const voice = new ScriptedVoice();
  const desk = new TextDesk(options.people ?? true);
  const line = { cuts: 0, phases: [] as string[] };
  const part = before.length === 0 ? 0 : (before.at(-1)?.part ?? 0) + 1;
  const sink = options.sink ?? (() => {});
  const journal = new CallJournal({ callId: 'call-1', now, sink, part, before });
  const conductor = new Conductor({
    words: said,
    journal,
    voice,
    desk,
    tools: { run: () => Promise.resolve({}), isLate: () => Promise.resolve(false) },
    line: {
      hangUp: () => {
        line.cuts += 1;
        return Promise.resolve();
      },
      phase: (name) => void line.phases.push(name),
    },
    ...(options.gate === undefined ? {} : { gate: options.gate }),
    ...(options.legs === undefined ? {} : { legs: options.legs }),
    clock,
    ids: seededIds(part === 0 ? 'test' : `test/${part}`, now),
    ear: options.ear ?? true,
    recoverable: options.recoverable ?? false,
    release: { product: 'three-rings@test', model: 'scripted' },
  });
  return {
    clock,
    voice,
    desk,
    line,
    journal,
    conductor,
    ring: () =>
      conductor.handle({
        type: 'answered',
        channel: options.channel ?? 'web',
        direction: 'inbound',
        caller: {},
        ringMs: 0,
      }),
    /** Takes the call over; false where it never got as far as `call.started`. */
    async resume(deaths = 1): Promise<boolean> {
      const point = resumePoint(before);
      if (point !== null) await conductor.resume(point, { part, deaths });
      return point !== null;
    },
    say: (text: string, via: 'voice' | 'text' | 'browser' = 'voice') =>
      conductor.handle({ type: 'caller.said', text, via }),
    wait: (milliseconds: number) => clock.advance(milliseconds, () => conductor.settled()),
    phrases: () => voice.spoken.map((utterance) => utterance.phrase),
    events: <T extends JournalEventType>(type: T) =>
      journal.events.filter((event): event is JournalEventOf<T> => event.type === type),
  };
}
