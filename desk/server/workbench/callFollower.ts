/**
 * Sends one page a call's journal: all of it so far, then each event as the call's process ships it.
 * It reads anew whenever this desk has stored something, and once a second besides, since another
 * desk server may have. A database that is away costs a pause and a word, never the stream.
 */
import type { StoredEvent } from '../../../records/journal/events.ts';
import { type ReadSoFar, readEventsAfter } from '../../../records/journal/store/readEvents.ts';
import type { RecordsAccess } from '../records/recordsKeeper.ts';
import type { HeldStream } from '../streams/heldStream.ts';
import type { CallFeed } from './callFeed.ts';
import { shownEvent } from './shownEvent.ts';

/** Events in one message to the page. */
const eventsAtOnce = 200;
const lookEveryMs = 1000;

export interface FollowOptions {
  readonly callId: string;
  readonly records: RecordsAccess;
  readonly feed: CallFeed;
  /** Who follows. */
  readonly workNumber: string;
  readonly lookEveryMs?: number;
}

/** Follows until the stream closes. */
export function followCall(stream: HeldStream, options: FollowOptions): void {
  const { callId, records, feed, workNumber } = options;
  const soFar: ReadSoFar = new Map();
  let reading = false;
  let again = false;
  let state: 'new' | 'reading' | 'away' = 'new';

  const send = (events: readonly StoredEvent[]) => {
    for (let from = 0; from < events.length; from += eventsAtOnce) {
      const some = events.slice(from, from + eventsAtOnce).map(shownEvent);
      stream.write(`event: journal\ndata: ${JSON.stringify(some)}\n\n`);
    }
  };
  const read = async () => {
    try {
      send(await records.use(({ db }) => readEventsAfter(db, callId, soFar)));
      if (state !== 'reading') stream.write('event: current\ndata: {}\n\n');
      state = 'reading';
    } catch {
      // The keeper of the database says what is wrong; here it only matters that it is away.
      if (state !== 'away') stream.write('event: away\ndata: {}\n\n');
      state = 'away';
    }
  };
  const look = async () => {
    again = true;
    if (reading) return;
    reading = true;
    while (again && stream.open) {
      again = false;
      await read();
    }
    reading = false;
  };

  const stop = feed.follow(callId, {
    workNumber,
    stored: () => void look(),
    whispered: () => stream.write('event: whisper\ndata: {}\n\n'),
  });
  const timer = setInterval(() => void look(), options.lookEveryMs ?? lookEveryMs);
  stream.onClose(() => {
    stop();
    clearInterval(timer);
  });
  void look();
}
