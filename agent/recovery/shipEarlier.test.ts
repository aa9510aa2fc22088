import { expect, it } from 'vitest';
import { CallJournal } from '../../records/journal/callJournal.ts';
import type { Delivery } from '../../records/journal/ship/journalReceiver.ts';
import { readLine } from '../../records/journal/store/journalLine.ts';
import { shipEarlier } from './shipEarlier.ts';

function dead() {
  const written: string[] = [];
  const journal = new CallJournal({
    callId: 'c1',
    now: () => new Date('2026-11-24T02:00:00.000Z'),
    sink: (event) => void written.push(JSON.stringify(event)),
  });
  for (const ms of [1, 2, 3]) journal.append({ type: 'caller.silent', ms }, 0);
  return { written, events: journal.events };
}

it('sends what the records lack, as it stands on disk', async () => {
  const { written, events } = dead();
  const sent: string[] = [];
  await shipEarlier(events, {
    heads: async () => [{ part: 0, seq: 1, hash: events[0]?.hash ?? '' }],
    async deliver(lines): Promise<Delivery> {
      sent.push(...lines);
      const { part = 0, seq = 0, hash = '' } = readLine(lines.at(-1) ?? '')?.event ?? {};
      return { outcome: 'stored', head: { part, seq, hash } };
    },
  });
  expect(sent).toEqual(written.slice(1));
});

it('leaves it to the sweeper where the records are out of reach', async () => {
  const sent: string[] = [];
  await shipEarlier(dead().events, {
    heads: async () => null,
    async deliver(lines): Promise<Delivery> {
      sent.push(...lines);
      return { outcome: 'later', reason: 'unreachable' };
    },
  });
  expect(sent).toEqual([]);
});
