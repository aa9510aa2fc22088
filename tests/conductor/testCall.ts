/** A call on a scripted voice: real conductor, flow and journal; the clock is moved by hand. */
import { TextClock } from '../../agent/chat/textClock.ts';
import { TextDesk } from '../../agent/chat/textDesk.ts';
import { Conductor } from '../../agent/conductor.ts';
import type { PersonGate, PersonLegs } from '../../agent/ports.ts';
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
  /** Settings of the company that are other than the demo's. */
  readonly company?: Partial<Company>;
}

export function testCall(options: TestCallOptions = {}) {
  const said = { ...words, company: { ...words.company, ...options.company } };
  const clock = new TextClock(new Date(words.company.demoNow));
  const now = () => clock.now();
  const voice = new ScriptedVoice();
  const desk = new TextDesk(options.people ?? true);
  const line = { cuts: 0, phases: [] as string[] };
  const journal = new CallJournal({ callId: 'call-1', now, sink: options.sink ?? (() => {}) });
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
    ids: seededIds('test', now),
    ear: options.ear ?? true,
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
    say: (text: string, via: 'voice' | 'text' | 'browser' = 'voice') =>
      conductor.handle({ type: 'caller.said', text, via }),
    wait: (milliseconds: number) => clock.advance(milliseconds, () => conductor.settled()),
    phrases: () => voice.spoken.map((utterance) => utterance.phrase),
    events: <T extends JournalEventType>(type: T) =>
      journal.events.filter((event): event is JournalEventOf<T> => event.type === type),
  };
}
