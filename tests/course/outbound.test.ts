/** We ring somebody (REC-2.1c): nobody but the right person is told why. */
import { describe, expect, it } from 'vitest';
import { type Line, talk } from './talk.ts';

const outbound = {
  ticketId: 'ticket-1',
  name: '欧阳静',
  title: '女士',
  reportedOn: '2026-11-20',
  topic: '发票未收到的问题',
  result: '发票已重新发送到您的预留邮箱。',
} as const;

const ring = (...lines: readonly Line[]) => talk({ outbound, channel: 'phone' }, ...lines);
const purpose =
  '关于您2026年11月20日反映的发票未收到的问题，想向您回复处理结果，请问您现在方便通话吗？';

describe('an outbound call', () => {
  it('greets, gives the notice, and asks who it is; the journal names the ticket [REC-2.1c]', async () => {
    const { opening, of, text } = await ring();
    expect(opening).toEqual(['opening.greeting', 'opening.notice', 'outbound.identity']);
    expect(text).toContain('请问是欧阳女士吗？');
    expect(of('call.started')).toMatchObject([{ direction: 'outbound', ticketId: 'ticket-1' }]);
  });

  it('asks by the full name where the title is not known [REC-2.1c, DEC-16]', async () => {
    const { text } = await talk({ outbound: { ...outbound, title: null }, channel: 'phone' });
    expect(text).toContain('请问是欧阳静吗？');
  });

  it.each(['是的', '我是', '对，哪位', '是我，您说', '嗯'])(
    'tells the purpose to who says %s [REC-2.1c]',
    async (words) => {
      const { text, last } = await ring(words);
      expect(last).toEqual(['outbound.purpose']);
      expect(text).toContain(purpose);
    },
  );

  it('tells the result when it is convenient, and the call goes on as any other', async () => {
    const told = await ring('是的', '方便，你说');
    expect(told.text).toContain(
      '好的，关于您提出的发票未收到的问题，是这样的，发票已重新发送到您的预留邮箱。',
    );
    expect(told.last).toEqual(['solve.answer', 'solve.check']);
    const more = await ring('是的', '方便', '好的', '另外个人证书多少钱');
    expect(more.last[0]).toBe('solve.answer');
    const ended = await ring('是的', '方便', '好的', '没有了', '五分', 3000);
    expect(ended.phrases.at(-1)).toBe('closing.done');
  });

  it.each(['现在不方便', '在开会', '晚点再打吧', '没空', '不用了'])(
    'disturbs nobody who says %s [REC-2.1c]',
    async (words) => {
      const { last, end, text } = await ring('是的', words, 3000);
      expect(last).toEqual(['outbound.not_convenient']);
      expect(end).toMatchObject({ by: 'agent', reason: 'not_convenient' });
      expect(text).not.toContain(outbound.result);
    },
  );

  it.each(['不是', '你打错了', '她不在', '我是她老公', '我是她同事，有什么事', '没有这个人'])(
    'tells nothing to who says %s [REC-2.1c]',
    async (words) => {
      const { last, end, text } = await ring(words, 3000);
      expect(last).toEqual(['outbound.not_convenient']);
      expect(text).not.toContain('发票');
      expect(end).toMatchObject({ reason: 'not_the_person' });
    },
  );

  it.each(['有什么事', '哪位', '你是谁啊', '你说', '什么结果', '网点几点开门'])(
    'asks once more after %s, then leaves in peace, and tells nothing',
    async (words) => {
      const once = await ring(words);
      expect(once.last.at(-1)).toBe('outbound.identity');
      const twice = await ring(words, words, 3000);
      expect(twice.last).toEqual(['outbound.not_convenient']);
      expect(twice.text).not.toContain('发票');
      expect(twice.end).toMatchObject({ reason: 'not_the_person' });
    },
  );

  it('does not count a hello over the greeting', async () => {
    const { last } = await ring('喂，你好', '喂', '哪位', '是的');
    expect(last).toEqual(['outbound.purpose']);
  });

  it.each([
    '您拨打的用户暂时无法接通，请稍后再拨',
    '您好，您拨打的电话已转至语音信箱，请在嘀声后留言',
  ])('cuts the line to a machine, and tells it nothing: %s', async (words) => {
    const { phrases, end, text } = await ring(words);
    expect(phrases).toEqual([]);
    expect(text).not.toContain('发票');
    expect(end).toMatchObject({ by: 'agent', reason: 'voicemail' });
  });

  it('asks once more after 8 s of silence, probes after 8 s, then cuts the line', async () => {
    const { phrases, end, text } = await ring(8000, 8000, 2000, 2000, 500);
    expect(phrases).toEqual([
      'outbound.identity',
      'silent.probe',
      'silent.probe',
      'silent.probe',
      'silent.farewell',
    ]);
    expect(text).not.toContain('发票');
    expect(end).toMatchObject({ reason: 'silent' });
  });

  it.each([
    ['不要录音', 'objection.go_on'],
    ['我要投诉你们', 'complaint.apology'],
    ['转人工', 'transfer.requested'],
    ['救命', 'danger'],
  ])('serves what is graver: %s', async (words, phrase) => {
    const { last } = await ring(words);
    expect(last[0]).toBe(phrase);
  });

  it('goes on with its question after an objection to recording', async () => {
    const { last } = await ring('别录音');
    expect(last).toEqual(['objection.go_on', 'outbound.identity']);
  });

  it('reopens for who speaks in the three seconds after the goodbye', async () => {
    const { last } = await ring('是的', '在开会', 2000, '等等，个人证书多少钱');
    expect(last[0]).toBe('solve.answer');
  });
});
