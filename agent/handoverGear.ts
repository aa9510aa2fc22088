/** What a handover needs on a line: the gate, people's telephones, and the tone for a caller by telephone. */
import type { Room } from '@livekit/rtc-node';
import type { RoomServiceClient } from 'livekit-server-sdk';
import type { JournalEntry } from '../records/journal/events.ts';
import { SipPersonLegs } from './phone/personLegs.ts';
import type { CallPhase, PersonGate, PersonLegs } from './ports.ts';
import type { HoldNews } from './voice/holdSequence.ts';
import { HoldTone } from './voice/holdTone.ts';
import { RoomGate } from './voice/roomGate.ts';

export interface HandoverGearOptions {
  readonly room: Room;
  readonly callId: string;
  readonly callerIdentity: string;
  readonly channel: 'phone' | 'web';
  readonly rooms: RoomServiceClient;
  /** What the caller is told while the gate is shut. */
  readonly news: { readonly phrase: string; readonly text: string } & Pick<HoldNews, 'sound'>;
  /** What the journal is to be told. */
  note(entry: JournalEntry): void;
  readonly livekit: { readonly url: string; readonly apiKey: string; readonly apiSecret: string };
}

export interface HandoverGear {
  readonly gate: PersonGate;
  readonly legs: PersonLegs;
  phase(name: CallPhase): void;
  speaking(speaking: boolean): void;
  /** The caller's page has told them the news. */
  newsTold(): void;
  close(): Promise<void>;
}

export function createHandoverGear(options: HandoverGearOptions): HandoverGear {
  const { room, callId, livekit, channel } = options;
  const { sound, phrase, text } = options.news;
  const wait = { shut: false };
  const told = (by: 'page' | 'line') => options.note({ type: 'hold.news', phrase, text, by });
  const tone = channel === 'phone' ? new HoldTone(room, { sound, told: () => told('line') }) : null;
  const gate = new RoomGate({
    ...options,
    held(held) {
      wait.shut = held;
      tone?.holds(held);
    },
  });
  const legs = new SipPersonLegs({
    room: callId,
    dialler: async () => {
      const { SipDialler } = await import('./phone/sipDialler.ts');
      return new SipDialler(livekit);
    },
    note: options.note,
  });
  return {
    gate,
    legs,
    phase: (name) => tone?.waits(name === 'waiting'),
    speaking: (speaking) => tone?.speaks(speaking),
    newsTold() {
      if (wait.shut) told('page');
    },
    async close() {
      legs.drop();
      gate.close();
      await tone?.close();
    },
  };
}
