/** What holds in every call, whatever it is about: whole calls of all kinds, judged by one measure. */
import { describe, expect, it } from 'vitest';
import type { JournalEvent } from '../../records/journal/events.ts';
import { type Dialogue, type Line, talkWith } from '../support/dialogue.ts';

const decline = { human: 'decline' } as const;
const wang = '王建国，13000000001，0017';

/** Whole calls, each to its end. */
const calls: Readonly<Record<string, readonly Line[]>> = {
  'a plain question': ['个人证书多少钱', '清楚了', '没有了', '五分', 3000],
  'several questions': [
    '个人证书多少钱，发票什么时候给',
    '好的',
    '企业证书要什么材料',
    '谢谢',
    '没了',
    5000,
    3000,
  ],
  'an account look-up': ['我的证书什么时候到期', '对', wang, '好的', '没有了', '4分', 3000],
  'a change of the number': ['我要改手机号', '对', wang, '13900001111', '对', '没有了', '5', 3000],
  'a complaint with nobody free': [
    '我要投诉，昨天在城东网点，柜员骂我，我要他道歉',
    '李明，13900001111',
    '对',
    decline,
    decline,
    decline,
    '可以',
    '没有了',
    '一分',
    3000,
  ],
  'a question without an answer': [
    '证书是国密算法吗',
    '13900001111',
    '对',
    '我姓王',
    '好',
    '没有',
    5000,
    3000,
  ],
  'a suggestion': ['我建议你们网点周日也开门', '没有了', '满意', 3000],
  'a person whom nobody answers for': [
    '转人工',
    decline,
    decline,
    decline,
    '13900001111',
    '对',
    '没有了',
    '三分',
    3000,
  ],
  'business of another office': ['社保怎么交', '没有了', '五分', 3000],
  'somebody else’s data': ['我老公的证书什么时候到期', '好的', '没有了', '五分', 3000],
  'a fault of the site': [
    '你们官网打不开',
    '我姓周，电话13900001111',
    '对',
    '好的',
    '没了',
    '4分',
    3000,
  ],
  'an insult': ['你这个傻逼', '13900001111', '对', '没有了', 3000],
};

const ended = new Map<string, Dialogue>();
async function call(name: string): Promise<Dialogue> {
  const known = ended.get(name) ?? (await talkWith({}, ...(calls[name] ?? [])));
  ended.set(name, known);
  return known;
}

/** The phrases that claim a deed, and the event that has to stand before each (decision 18). */
const deeds: Readonly<Record<string, JournalEvent['type']>> = {
  'complaint.commitment': 'ticket.opened',
  'abuse.recorded': 'ticket.opened',
  'suggestion.thanks': 'ticket.opened',
  'transfer.unavailable': 'handoff.requested',
  'contact_change.done': 'contact.changed',
};
/** Ends that come of themselves; whether there is anything else was asked before each. */
const farewells = /^(?:closing\.(?:farewell|done|open)|complaint\.closing|cannot_answer\.close)$/u;

describe.each(Object.keys(calls))('in a call with %s', (name) => {
  it('greeting and notice come first, before any business [REC-2.1b, REC-2.1f]', async () => {
    const { phrases } = await call(name);
    expect(phrases.slice(0, 2)).toEqual(['opening.greeting', 'opening.notice']);
  });

  it('the farewell is said once, after the question for anything else, and the caller may hang up first [ETI-6.5a, MGT-1.7.5, DEC-7, ETI-5c]', async () => {
    const { phrases, ended: end } = await call(name);
    const at = phrases.findIndex((phrase) => farewells.test(phrase));
    expect(phrases.filter((phrase) => farewells.test(phrase))).toHaveLength(1);
    expect(phrases.slice(0, at)).toContain('closing.anything_else');
    expect(at).toBe(phrases.length - 1);
    expect(end).toMatchObject({ by: 'agent', reason: 'closed' });
  });

  it('satisfaction is asked for once, but never after an insult [TRN-CSAT]', async () => {
    const { phrases } = await call(name);
    const asked = phrases.filter((phrase) => phrase === 'satisfaction.ask').length;
    expect(asked).toBe(name === 'an insult' ? 0 : 1);
  });

  it('a deed is in the journal before a phrase claims it [DEC-18]', async () => {
    const { events } = await call(name);
    for (const [at, event] of events.entries()) {
      const deed = event.type === 'agent.said' ? deeds[event.phrase ?? ''] : undefined;
      if (deed !== undefined) {
        expect(events.slice(0, at).map(({ type }) => type)).toContain(deed);
      }
    }
  });

  it('every promise is a ticket with an owner and a due time after now [MGT-1.7.4]', async () => {
    const { of, phrases } = await call(name);
    const promised = phrases.some((phrase) =>
      /^(?:complaint\.(?:commitment|deadline)|abuse\.recorded|transfer\.unavailable)$/u.test(
        phrase,
      ),
    );
    const tickets = of('ticket.opened');
    if (promised) expect(tickets.length).toBeGreaterThan(0);
    for (const { owner, dueAt, at } of tickets) {
      expect(owner).not.toBe('');
      expect(Date.parse(dueAt)).toBeGreaterThan(Date.parse(at));
    }
  });

  it('every duty is fulfilled, none is left open [DEC-3]', async () => {
    const { events } = await call(name);
    const duties = (type: JournalEvent['type']) =>
      events.flatMap((event) => (event.type === type && 'dutyId' in event ? [event.dutyId] : []));
    expect(duties('duty.opened').toSorted()).toEqual(duties('duty.fulfilled').toSorted());
  });

  it('the same answer is never given twice running [REC-2.2g]', async () => {
    const { events } = await call(name);
    const said = events.flatMap((event) => (event.type === 'agent.said' ? [event.text] : []));
    const twice = said.filter((text, at) => at > 0 && text === said[at - 1]);
    expect(twice).toEqual([]);
  });

  it('the caller is 您, the agent has no fillers, and what it says of itself is polite [ETI-4, STD-g1, MGT-1.6.1, TRN-filler, DEC-1]', async () => {
    const { said } = await call(name);
    expect(said.filter((text) => /你|嗯|呃/u.test(text))).toEqual([]);
    expect(said.join('')).toMatch(/请|谢谢/u);
  });
});
