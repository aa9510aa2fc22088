/** An upset mood is judged each turn, journaled, and met once an episode (REC-2.2d, TRN-empathy). */
import { expect, it } from 'vitest';
import { talk } from './talk.ts';

it('is met once, with the mandated words, before the answer [REC-2.2d, STD-g4, TRN-empathy]', async () => {
  const { phrases, of } = await talk(
    {},
    '急死我了，个人证书多少钱',
    '我真的很着急，企业证书呢',
    '怎么还没说完，续期费用呢',
  );
  expect(phrases[0]).toBe('mood.empathy');
  expect(phrases.filter((phrase) => phrase === 'mood.empathy')).toHaveLength(1);
  expect(of('mood.changed')).toMatchObject([{ mood: 'upset', quote: '急死我了，个人证书多少钱' }]);
});

it('is met again in the next episode, after the caller was calm [REC-2.2d]', async () => {
  const { phrases, of } = await talk(
    {},
    '急死我了，个人证书多少钱',
    '好的，明白了，谢谢',
    '气死我了，驱动又打不开',
  );
  expect(of('mood.changed').map(({ mood }) => mood)).toEqual(['upset', 'calm', 'angry']);
  expect(phrases.filter((phrase) => phrase === 'mood.empathy')).toHaveLength(2);
});

it('is not met twice where the situation has its own words: a complaint, abuse', async () => {
  const complaint = await talk({}, '气死我了，我要投诉你们柜员');
  expect(complaint.last).toEqual(['complaint.apology', 'need.detail']);
  const abuse = await talk({}, '你们这群骗子');
  expect(abuse.last.filter((phrase) => phrase === 'mood.empathy')).toHaveLength(1);
});

it('is part of the summary that a person reads', async () => {
  const { of } = await talk({}, '气死我了，驱动打不开', '转人工');
  expect(of('handoff.requested')).toMatchObject([{ summary: { mood: 'angry' } }]);
});

it('is not that of somebody who is quoted [DEC-11]', async () => {
  const { of } = await talk({}, '我朋友说你们是傻逼，但我觉得挺好');
  expect(of('mood.changed')).toEqual([]);
});

it('stays as it is where the words say nothing of it', async () => {
  const { of } = await talk({}, '个人证书多少钱', '企业证书呢', '好的');
  expect(of('mood.changed')).toEqual([]);
});
