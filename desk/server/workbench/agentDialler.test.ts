import { expect, it } from 'vitest';
import { readCallMetadata } from '../../../agent/callMetadata.ts';
import { createAgentDialler } from './agentDialler.ts';

const reason = {
  ticketId: 't1',
  name: '王建国',
  title: '先生',
  reportedOn: '2026-11-24',
  topic: '投诉：多收了钱',
  result: '退款已经批准',
} as const;
const call = {
  callId: '01a20b48-0900-7416-a671-22921cd98e7d',
  number: '13000000001',
  by: 'bot',
  workNumber: '201',
  reason,
} as const;

function dialler(openRoom: () => Promise<void> = async () => undefined) {
  const asked: string[][] = [];
  const media = {
    async openRoom(...words: [string, string, string]) {
      asked.push(words);
      await openRoom();
    },
  };
  return { asked, dialler: createAgentDialler({ media, now: () => 0 }) };
}

it('asks for a call that rings the caller and tells the result, as the agent reads it', async () => {
  const { asked, dialler: made } = dialler();
  expect(await made.dial(call)).toBeNull();
  const [[room, agent, metadata = ''] = []] = asked;
  expect([room, agent]).toEqual([call.callId, 'three-rings']);
  expect(readCallMetadata(metadata)).toMatchObject({
    channel: 'phone',
    direction: 'outbound',
    dial: { number: '13000000001' },
    outbound: reason,
  });
});

it('refuses where a person wants to speak themselves, and where nothing can ring', async () => {
  const { asked, dialler: made } = dialler();
  await expect(made.dial({ ...call, by: 'person' })).rejects.toMatchObject({ status: 409 });
  expect(asked).toEqual([]);
  const broken = dialler(() => Promise.reject(new Error('away')));
  await expect(broken.dialler.dial(call)).rejects.toMatchObject({ code: 'media_unavailable' });
});
