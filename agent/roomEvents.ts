/**
 * What happens in the room of a call, as events of the call: what the caller sends, who comes and
 * goes, and whether our own line holds. It only translates.
 */
import type { Room } from '@livekit/rtc-node';
import type { JournalEntry, JournalEvent } from '../records/journal/events.ts';
import type { CallEvent } from './flow/events.ts';
import { listenToCaller } from './voice/callerInput.ts';
import { watchPresence } from './voice/callerPresence.ts';
import { watchLine } from './voice/lineWatch.ts';
import type { Playback } from './voice/playback.ts';

export interface RoomEventsOptions {
  readonly room: Room;
  readonly callerIdentity: string;
  readonly playback: Playback;
  /** Recognition of our own: then the browser's does not decide whether we can hear. */
  readonly ownEar: boolean;
  /** Events of the call so far. */
  readonly events: readonly JournalEvent[];
  hear(event: CallEvent): void;
  /** Our connection broke, or is whole again. */
  broken(broken: boolean): void;
  /** The caller's page plays our voice. */
  plays(): void;
  /** The caller's page has told them that the wait goes on. */
  newsTold(): void;
  note(entry: JournalEntry): void;
  /** The caller is gone, or the line: nothing more can be heard. */
  over(event: CallEvent & { readonly type: 'caller.left' | 'failed' }): void;
  /** We were put out of the room: another process has the call. */
  removed(): void;
  /** Who must be here, in a call that is gone on with: whoever is not counts as lost from now on. */
  readonly expected?: readonly string[];
}

/** Translates until the returned function is called. */
export function listenToRoom(options: RoomEventsOptions): () => void {
  const { room, callerIdentity, playback, events, hear, note, over } = options;
  const stops = [
    listenToCaller({
      room,
      callerIdentity,
      plays: options.plays,
      newsTold: options.newsTold,
      hear(event) {
        if (event.type !== 'ear.changed' || !options.ownEar) hear(event);
      },
    }),
    watchPresence({
      room,
      callerIdentity,
      expected: options.expected ?? [],
      connected: (connected) => playback.connected('caller', connected),
      left: (reason) => over({ type: 'caller.left', reason }),
      humanJoined(human) {
        const handoffId = handoffOf(human, events);
        if (handoffId !== undefined) hear({ type: 'joined', handoffId, human });
      },
      humanPressed: (human, digit) => hear({ type: 'human.key', human, digit }),
      humanLeft: (human, cause) => hear({ type: 'human.left', human, cause }),
    }),
    watchLine({
      room,
      broken() {
        playback.connected('line', false);
        options.broken(true);
      },
      restored(ms) {
        options.broken(false);
        playback.connected('line', true);
        note(fault('connection_restored', '媒体服务器的连接断开后已恢复，通话继续', ms));
      },
      lost(ms) {
        options.broken(false);
        note(fault('connection_lost', '媒体服务器的连接断开，没有恢复，通话结束', ms));
        over({ type: 'failed', reason: 'line_lost' });
      },
      removed: options.removed,
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** The handoff that a person joins for: the one they accepted, else the latest. */
function handoffOf(human: string, events: readonly JournalEvent[]): string | undefined {
  const accepted = events.findLast(
    (event): event is Extract<JournalEvent, { type: 'handoff.accepted' }> =>
      event.type === 'handoff.accepted' && event.human === human,
  );
  const requested = events.findLast(
    (event): event is Extract<JournalEvent, { type: 'handoff.requested' }> =>
      event.type === 'handoff.requested',
  );
  return (accepted ?? requested)?.handoffId;
}

function fault(kind: string, outcome: string, ms: number): JournalEntry {
  return { type: 'fault.occurred', component: 'media', kind, outcome, ms };
}
