/** Section 3, an abusive caller and blame; decisions 11 and 12. */
import { describe, expect, it } from 'vitest';
import { talk, talkWith } from '../support/dialogue.ts';

const insult = '你这个傻逼，废物';

describe('an abusive caller', () => {
  it('is soothed, asked for the number, which is read back; then the ticket, then ETI-6.2b, and service goes on [ETI-6.2b, DEC-12, DEC-18, MGT-1.6.3, MGT-1.6.4]', async () => {
    const { story, of, said } = await talk(insult, '13900001111', '对', '个人证书多少钱');
    expect(story.slice(4).filter((entry) => !/^(?:mood|tool):/u.test(entry))).toEqual([
      'situation:abuse',
      'mood.empathy',
      'identity.ask',
      'readback',
      'ticket:callback',
      'abuse.recorded',
      'closing.anything_else',
      'solve.answer',
      'solve.understood',
    ]);
    expect(of('ticket.opened')).toMatchObject([
      { kind: 'callback', owner: '主管', contact: '13900001111' },
    ]);
    expect(said).toContain(
      '您的心情我可以理解，您的问题我已经记录反馈相关部门，稍后会有专人给您回复电话',
    );
    expect(said).toContain('为了更快地帮您处理，请您提供一下您的联系电话，可以吗？');
  });

  it('who refuses the number is called back on the line’s own [DEC-12]', async () => {
    const { of } = await talkWith(
      { caller: { number: '13900009999' } },
      insult,
      '不对，我不想留电话',
      '不留',
      '不留',
    );
    expect(of('ticket.opened')).toMatchObject([{ kind: 'callback', contact: '13900009999' }]);
  });

  it('who has no number of the line and gives none has a ticket all the same [DEC-12]', async () => {
    const { of, phrases } = await talk(insult, '不留');
    expect(of('ticket.opened')).toHaveLength(1);
    expect(of('ticket.opened')[0]?.contact ?? null).toBeNull();
    expect(phrases).toContain('abuse.recorded');
  });

  it('is never hung up on, and transferred only if asked [DEC-12, ETI-6.2b]', async () => {
    const { ended, of } = await talk(insult, insult, insult, insult, insult, insult);
    expect(ended).toBeNull();
    expect(of('handoff.requested')).toEqual([]);
    const asked = await talk(insult, '给我转人工');
    expect(asked.of('handoff.requested')).toMatchObject([{ reason: 'caller_request' }]);
  });

  it('does not bring a complaint or a person by insults alone [REC-2.2g, DEC-12]', async () => {
    const { phrases } = await talk(insult, insult, insult);
    expect(phrases).not.toContain('transfer.consent');
  });

  it('is not seen in an insult that is quoted [DEC-11]', async () => {
    const { of } = await talk('我要投诉，昨天在总部网点，你们柜员骂我是傻逼，要求道歉');
    expect(of('situation.entered').map(({ situation }) => situation)).not.toContain('abuse');
  });
});

describe('blame', () => {
  it('for being slow is answered in the words of the norm [ETI-6.2c, DEC-11]', async () => {
    const { turn, said } = await talk('个人证书多少钱', '你怎么这么慢啊');
    expect(turn(2)).toContain('situation:slow_blame');
    expect(said).toContain('对不起，让您久等了，我将尽快帮您处理。');
  });

  it('for past service, money or staff is a complaint [DEC-11]', async () => {
    const { turn } = await talk('你们上个月多收了我50块钱，太过分了');
    expect(turn(1)).toContain('situation:complaint');
  });
});

describe('several situations at once', () => {
  it.each([
    ['我要投诉，但是先别录音', 'recording_objection', 'objection.go_on'],
    ['救命，我要投诉你们', 'danger', 'danger'],
    ['你这个傻逼，我要投诉你', 'abuse', 'mood.empathy'],
    ['我要投诉，给我转人工', 'complaint', 'complaint.apology'],
    ['谢谢，帮我转人工', 'person_request', 'transfer.requested'],
  ])('%s: %s speaks first [DEC-11]', async (line, first, phrase) => {
    const { turn, phrases } = await talk(line);
    const entered = turn(1).filter((entry) => entry.startsWith('situation:'));
    expect(entered[0]).toBe(`situation:${first}`);
    expect(phrases[3]).toBe(phrase);
  });

  it('are each entered [DEC-11]', async () => {
    const { turn } = await talk('我要投诉，给我转人工');
    expect(turn(1)).toEqual(
      expect.arrayContaining(['situation:complaint', 'situation:person_request']),
    );
  });
});
