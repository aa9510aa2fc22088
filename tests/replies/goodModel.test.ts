/**
 * A gate that silenced every model would be safe and useless: good replies, over the real client
 * and the real gate, are spoken word for word.
 */
import { afterAll, expect, test } from 'vitest';
import { createOpenAiModel } from '../../agent/models/openAiModel.ts';
import { calls, says, startOpenAiStandIn } from '../../agent/models/testing/openAiStandIn.ts';
import { ReplyHarness } from '../../agent/models/testing/replyHarness.ts';
import { type GoodReply, goodReplies } from '../support/replyCorpus.ts';
import { harmOf } from './spokenHarm.ts';

const replies = goodReplies();
const patient = { firstTokenMs: 15_000, stallMs: 15_000, firstSentenceMs: 15_000 };
let unchanged = 0;

afterAll(() => console.info(`good replies spoken as they are: ${unchanged} of ${replies.length}`));

async function spoken({ say, tools, reply }: GoodReply): Promise<string> {
  const server = await startOpenAiStandIn(
    ...tools.map((tool) => calls(tool.name, JSON.stringify(tool.arguments))),
    says(...reply),
  );
  const model = createOpenAiModel({ apiKey: 'key', baseUrl: server.baseUrl, model: 'stand-in' });
  try {
    return (await new ReplyHarness([model], patient).say(say)).text;
  } finally {
    await server.close();
  }
}

test('there are at least 60 of them', () => {
  expect(replies.length).toBeGreaterThanOrEqual(60);
});

test('REC-2.2e: what is true and well said is spoken as it is', async () => {
  const changed = [];
  for (const reply of replies) {
    const words = await spoken(reply);
    const meant = reply.reply.join('');
    if (words === meant) unchanged += 1;
    else changed.push({ say: reply.say, meant, words });
  }
  expect(changed).toEqual([]);
}, 120_000);

test('the judge of the hostile replies finds no harm in the good ones', () => {
  const accused = replies.flatMap(({ say, tools, reply }) => {
    const known = `${say}${JSON.stringify(tools)}2026`;
    const harm = harmOf(reply.join(''), known);
    return harm.length === 0 ? [] : [{ reply: reply.join(''), harm }];
  });
  expect(accused).toEqual([]);
});
