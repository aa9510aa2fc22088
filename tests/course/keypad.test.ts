/** Callers by phone without recognition: the keypad menu in place of the open question. */
import { describe, expect, it } from 'vitest';
import { type Line, type TalkOptions, talk } from './talk.ts';

const key = (digits: string) => ({ dtmf: digits });
const press = (...lines: readonly Line[]) => talk({ channel: 'phone', ear: false }, ...lines);
const pressWith = (options: TalkOptions, ...lines: readonly Line[]) =>
  talk({ channel: 'phone', ear: false, ...options }, ...lines);

describe('the keypad menu', () => {
  it('takes the place of the question after greeting and notice [REC-2.2f, TRN-boundary]', async () => {
    const { opening, text } = await press();
    expect(opening).toEqual(['opening.greeting', 'opening.notice', 'keypad.menu']);
    expect(text).toContain(
      '证书业务请按1，进度查询请按2，投诉建议请按3，人工服务请按0，重听请按9。',
    );
  });

  it('follows the words for who waited, late or busy', async () => {
    const late = await pressWith({ ringMs: 16_000 });
    expect(late.opening.slice(2)).toEqual(['opening.late', 'keypad.menu']);
    const busy = await pressWith({ busyMs: 5000 }, 5000);
    expect(busy.opening.slice(2)).toEqual(['opening.busy', 'opening.busy_after', 'keypad.menu']);
  });

  it('is no menu on the web, nor where the caller is heard', async () => {
    const web = await talk({ channel: 'web', ear: false });
    expect(web.opening.at(-1)).toBe('opening.question');
    const heard = await talk({ channel: 'phone' });
    expect(heard.opening.at(-1)).toBe('opening.question');
  });

  it('is said again with 9, and nothing is counted against the caller', async () => {
    const { last } = await press(key('9'), key('9'), key('9'), key('9'));
    expect(last).toEqual(['keypad.menu']);
  });

  it('leads to a person with 0, with the words of ETI-5f', async () => {
    const { last, of } = await press(key('0'));
    expect(last).toEqual(['transfer.requested']);
    expect(of('handoff.requested')).toMatchObject([{ reason: 'caller_request' }]);
  });

  it('is repeated after a wrong key; the third leads to a person', async () => {
    const twice = await press(key('7'), key('#'));
    expect(twice.last).toEqual(['keypad.menu']);
    const { last, of } = await press(key('7'), key('#'), key('5'));
    expect(last).toEqual(['transfer.department', 'transfer.warning']);
    expect(of('handoff.requested')).toMatchObject([{ reason: 'agent_failure' }]);
  });

  it('waits a minute for a key, repeats, and the third time hands over', async () => {
    const waiting = await press(59_999);
    expect(waiting.phrases).toEqual([]);
    const { phrases, of } = await press(60_000, 60_000, 60_000);
    expect(phrases).toEqual([
      'keypad.menu',
      'keypad.menu',
      'transfer.department',
      'transfer.warning',
    ]);
    expect(of('caller.silent').map(({ ms }) => ms)).toEqual([60_000, 60_000, 60_000]);
    expect(of('handoff.requested')).toMatchObject([{ reason: 'agent_failure' }]);
  });

  it('counts misses only where they run', async () => {
    const { last } = await press(key('7'), key('7'), key('1'), key('8'), key('7'), key('7'));
    expect(last).toEqual(['keypad.menu']);
  });
});

describe('1, certificates', () => {
  it('names the topics of the knowledge, page by page', async () => {
    const { text, last } = await press(key('1'));
    expect(last).toEqual(['keypad.topics']);
    expect(text).toContain('个人证书请按1，企业证书请按2');
    const more = await press(key('1'), key('7'));
    expect(more.text).toContain('补办请按1，解锁请按2');
    expect(more.text).toContain('驱动安装请按5，返回请按8，重听请按9，人工服务请按0。');
    const back = await press(key('1'), key('8'));
    expect(back.last).toEqual(['keypad.menu']);
  });

  it('reads a topic part by part, as the caller asks for it [REC-2.2b, REC-2.2e]', async () => {
    const { last, text } = await press(key('1'), key('2'));
    expect(last).toEqual(['solve.answer', 'keypad.part']);
    expect(text).toContain('好的，关于您提出的企业证书，是这样的，企业证书的年费是200元。');
    const all = await press(key('1'), key('2'), key('1'), key('1'));
    expect(all.text).toContain('企业证书的审核时间是2个工作日。');
    expect(all.last).toEqual(['scripted', 'keypad.part']);
    expect(all.text.endsWith('返回请按8，重听请按9，人工服务请按0。')).toBe(true);
    const again = await press(key('1'), key('2'), key('1'), key('9'));
    expect(again.text.match(/授权委托书/gu)).toHaveLength(2);
  });

  it('ends as any other call where no key follows', async () => {
    const { phrases, end } = await press(key('1'), key('4'), 60_000, 60_000, 60_000);
    expect(phrases.slice(3)).toEqual([
      'closing.anything_else',
      'keypad.menu',
      'closing.anything_else',
      'keypad.menu',
      'closing.no_reply',
    ]);
    expect(end).toMatchObject({ reason: 'no_reply' });
  });

  it('takes a key of the menu after 请问还有其他问题吗', async () => {
    const { last } = await press(key('1'), key('4'), 60_000, key('0'));
    expect(last).toEqual(['transfer.requested']);
  });
});

describe('2, progress', () => {
  it('asks for the 受理号, the number and the last four, then a person takes it on [DEC-17]', async () => {
    const order = await press(key('2'));
    expect(order.last).toEqual(['keypad.order']);
    const { phrases, of, last } = await press(
      key('2'),
      key('20260031'),
      key('13000000003'),
      key('330*'),
    );
    expect(phrases.slice(0, 3)).toEqual(['keypad.order', 'keypad.phone', 'keypad.last_four']);
    expect(last).toEqual(['transfer.department', 'transfer.warning']);
    expect(of('handoff.requested')).toMatchObject([
      {
        reason: 'identity_failed',
        summary: {
          demand: '查询办理进度，受理号20260031',
          caller: { number: '13000000003', verified: false },
        },
      },
    ]);
    expect(of('tool.called')).toEqual([]);
  });

  it('takes keys one by one, and ends a number with #', async () => {
    const { last } = await press(key('2'), ...[...'20260031'].map(key));
    expect(last).toEqual(['keypad.phone']);
    const short = await press(key('2'), key('2026#'));
    expect(short.last).toEqual(['keypad.order']);
    const twice = await press(key('2'), key('2026#'), key('1#'), key('2#'));
    expect(twice.of('handoff.requested')).toMatchObject([{ reason: 'agent_failure' }]);
  });
});

describe('3, complaints and suggestions', () => {
  it('opens the complaint, and a person hears it [DEC-5]', async () => {
    const { last, of } = await pressWith({ caller: { number: '13000000001' } }, key('3'));
    expect(last).toEqual([
      'complaint.apology',
      'complaint.commitment',
      'transfer.department',
      'transfer.warning',
    ]);
    expect(of('complaint.recorded')).toMatchObject([{ contact: '13000000001', event: null }]);
    expect(of('handoff.requested')).toMatchObject([{ reason: 'complaint' }]);
  });

  it('takes a contact by keypad where nobody is free', async () => {
    const { last } = await pressWith({ people: false }, key('3'));
    expect(last.slice(2)).toEqual(['complaint.deadline', 'keypad.yes_no']);
  });
});

describe('questions of ours, answered by keys', () => {
  const nobody = { people: false };

  it('say which keys: a number with #, then 1 for yes', async () => {
    const asked = await pressWith(nobody, key('0'));
    expect(asked.last).toEqual(['transfer.unavailable', 'keypad.number']);
    const read = await pressWith(nobody, key('0'), key('13900001111'));
    expect(read.last).toEqual(['readback', 'keypad.yes_no']);
    const { of, last } = await pressWith(nobody, key('0'), key('13900001111'), key('1'));
    expect(of('ticket.opened')).toMatchObject([{ kind: 'callback', contact: '13900001111' }]);
    expect(last).toEqual(['closing.anything_else', 'keypad.menu']);
  });

  it('take 2 for no, # alone for a refusal, 9 for once more', async () => {
    const no = await pressWith(nobody, key('0'), key('13900001111'), key('2'));
    expect(no.last).toEqual(['identity.ask_again', 'keypad.number']);
    const refused = await pressWith(nobody, key('0'), key('#'));
    expect(refused.of('ticket.opened')).toHaveLength(1);
    expect(refused.of('ticket.opened')[0]).not.toHaveProperty('contact');
    const again = await pressWith(nobody, key('0'), key('13900001111'), key('9'));
    expect(again.last).toEqual(['readback', 'keypad.yes_no']);
  });

  it('rate by key, too', async () => {
    const satisfaction = { asked: true, waitMs: 5000 };
    const { of } = await pressWith({ company: { satisfaction } }, key('1'), key('4'), 60_000);
    expect(of('satisfaction.rated')).toEqual([]);
  });
});
