/** Section 1, silence, speech without words, and wrong numbers, each limit to the millisecond. */
import { describe, expect, it } from 'vitest';
import { testCall } from '../conductor/testCall.ts';
import { talk, words } from '../support/dialogue.ts';

describe('a silent call', () => {
  it('is probed after 2 s, three times, and after 0.5 s more the farewell is said and the line cut [ETI-6.1c, DEC-9]', async () => {
    const { story, events } = await talk(2000, 2000, 2000, 500);
    expect(story.slice(4)).toEqual([
      'silent:2000',
      'situation:silent',
      'silent.probe',
      'silent:2000',
      'silent.probe',
      'silent:2000',
      'silent.probe',
      'silent:500',
      'silent.farewell',
      'ended:agent:silent',
    ]);
    expect(events.at(-1)?.at).toBe('2026-11-24T02:00:06.500Z');
  });

  it('is not probed a millisecond too early, nor cut a millisecond too early [ETI-6.1c]', async () => {
    const early = await talk(1999);
    expect(early.phrases).not.toContain('silent.probe');
    const late = await talk(6499);
    expect(late.phrases.filter((phrase) => phrase === 'silent.probe')).toHaveLength(3);
    expect(late.ended).toBeNull();
  });

  it('has the words of the norm [ETI-6.1c]', async () => {
    const { said } = await talk(6500);
    expect(said.slice(3)).toEqual([
      '您好，请问可以听到我声音吗？',
      '您好，请问可以听到我声音吗？',
      '您好，请问可以听到我声音吗？',
      '对不起，您的电话没有声音，请您换一部电话再次打来，好吗？再见！',
    ]);
  });

  it.each([
    ['the first probe', 2000],
    ['the second', 4000],
    ['the third', 6000],
    ['the last half second', 6499],
  ])('is one no longer when the caller speaks after %s [ETI-6.1c]', async (_, silence) => {
    const { ended, last } = await talk(silence, '喂，个人证书多少钱', 7999);
    expect(last[0]).toBe('solve.answer');
    expect(ended).toBeNull();
  });

  it('begins to count anew after the caller spoke [ETI-6.1c]', async () => {
    const { phrases, ended } = await talk(4000, '个人证书多少钱', 8000);
    expect(phrases.filter((phrase) => phrase === 'silent.probe')).toHaveLength(2);
    expect(ended).toBeNull();
  });
});

describe('speech without words', () => {
  it('is met once with a request to speak up, and the second time running the line is cut [ETI-6.1d, DEC-8, DEC-10]', async () => {
    const unheard = { unintelligible: true } as const;
    const { story, said } = await talk(unheard, unheard);
    expect(story.slice(4)).toEqual([
      'situation:inaudible',
      'inaudible.first',
      'situation:inaudible',
      'inaudible.second',
      'ended:agent:inaudible',
    ]);
    expect(said.slice(3)).toEqual([
      '对不起！听不清您的声音，请您声音稍微大一点，可以吗？',
      '对不起！您的通话质量不是很好，请您换一部电话打来，好吗？',
    ]);
  });

  it('starts anew after any turn that was understood [ETI-6.1d]', async () => {
    const unheard = { unintelligible: true } as const;
    const { phrases, ended } = await talk(unheard, '个人证书多少钱', unheard);
    expect(phrases.filter((phrase) => phrase === 'inaudible.first')).toHaveLength(2);
    expect(phrases).not.toContain('inaudible.second');
    expect(ended).toBeNull();
  });

  it('does not count as a turn without progress [REC-2.2g, ETI-6.1d]', async () => {
    const { phrases } = await talk('您好', { unintelligible: true }, '个人证书多少钱');
    expect(phrases).not.toContain('transfer.consent');
  });
});

describe('a wrong number', () => {
  it.each(['喂，是顺丰快递吗', '请问是海底捞吗'])(
    'is told where it has come out: %s [ETI-6.1j, DEC-11]',
    async (line) => {
      const { turn, said } = await talk(line);
      expect(turn(1)).toContain('situation:wrong_number');
      expect(said.slice(3)).toContain(
        '对不起，这里是云杉数字证书客户服务中心，请您重新查询后再拨。',
      );
    },
  );

  it.each(['不好意思，我打错电话了', '啊，拨错号了'])(
    'ends the call where the caller says it: %s [STD-1.4b, DEC-7, ETI-5c]',
    async (line) => {
      const { last, story, events } = await talk(line, 2999, 1);
      expect(last).toEqual(['wrong_number.misdialled']);
      expect(story.at(-1)).toBe('ended:agent:closed');
      expect(events.at(-1)?.at).toBe('2026-11-24T02:00:03.000Z');
    },
  );

  it('says goodbye in the words of the norm [STD-1.4b]', async () => {
    const { said } = await talk('我打错电话了');
    expect(said.at(-1)).toBe('没关系，感谢您的来电，再见。');
  });
});

describe('an answer late in the day of a limit', () => {
  it('two silences of 1000 ms are one of 2000 ms [DEC-9]', async () => {
    const halves = await talk(1000, 1000);
    const whole = await talk(2000);
    expect(halves.story).toEqual(whole.story);
    expect(halves.events.map(({ at }) => at)).toEqual(whole.events.map(({ at }) => at));
  });

  it('who is heard by text alone is never probed, and has a minute [DEC-9, ETI-6.1c]', async () => {
    const call = testCall({ ear: false });
    await call.ring();
    await call.wait(words.company.silence.withoutEarMs - 1);
    expect(call.events('caller.silent')).toHaveLength(0);
    await call.wait(1);
    expect(call.events('caller.silent')).toMatchObject([{ ms: 60_000 }]);
    expect(call.phrases()).not.toContain('silent.probe');
  });
});
