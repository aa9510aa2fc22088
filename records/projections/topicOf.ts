/** What a call was about, in a line: its ticket, what a person was asked for, or the caller's own words. */
import { journalBodies, type StoredEvent } from '../journal/events.ts';

const longest = 100;
/** Shorter words (喂, 您好) say nothing. */
const fewest = 4;

const ticket = journalBodies['ticket.opened'].partial();
const handoff = journalBodies['handoff.requested'].partial();
const said = journalBodies['caller.said'].partial();
const tool = journalBodies['tool.called'].partial();

/** @returns null where nothing of it is known */
export function topicOf(events: readonly StoredEvent[]): string | null {
  const of = (type: StoredEvent['type']) => events.filter((event) => event.type === type);
  const topic =
    ticket.safeParse(of('ticket.opened').at(-1)).data?.subject ??
    handoff.safeParse(of('handoff.requested').at(-1)).data?.summary?.demand ??
    asked(events) ??
    of('caller.said')
      .map(words)
      .find((text) => text.length > fewest);
  return topic ? topic.slice(0, longest) : null;
}

/** The words of the turn in which something was looked up. */
function asked(events: readonly StoredEvent[]): string | undefined {
  const turns = new Set(
    events
      .filter((event) => {
        const run = tool.safeParse(event).data;
        return event.type === 'tool.called' && run?.name !== 'verify_identity';
      })
      .map(({ turn }) => turn),
  );
  return events
    .filter((event) => event.type === 'caller.said' && turns.has(event.turn))
    .map(words)
    .find((text) => text.length > fewest);
}

function words(event: StoredEvent): string {
  return said.safeParse(event).data?.text?.trim() ?? '';
}
