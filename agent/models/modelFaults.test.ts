/** Every way in which a model on the wire can fail, and that the caller is answered all the same. */
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createOpenAiModel } from './openAiModel.ts';
import {
  type Answer,
  breaks,
  calls,
  type OpenAiStandIn,
  says,
  sends,
  stalls,
  startOpenAiStandIn,
  status,
} from './testing/openAiStandIn.ts';
import { ReplyHarness } from './testing/replyHarness.ts';
import type { ReplyLimits } from './types.ts';

const question = '个人证书多少钱';
const fact = '个人证书的年费是50元。';
const servers: OpenAiStandIn[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function ask(limits: Partial<ReplyLimits>, ...answers: readonly Answer[]) {
  const server = await startOpenAiStandIn(...answers);
  servers.push(server);
  const { baseUrl } = server;
  const harness = new ReplyHarness(
    [createOpenAiModel({ apiKey: 'key', baseUrl, model: 'stand-in' })],
    { firstTokenMs: 10_000, stallMs: 10_000, firstSentenceMs: 10_000, ...limits },
  );
  return { server, harness, heard: await harness.say(question) };
}

describe('a model that fails before it has spoken', () => {
  const cases: readonly [string, string, Partial<ReplyLimits>, readonly Answer[]][] = [
    ['a wrong key (401)', 'unauthorized', {}, [status(401)]],
    ['a forbidden key (403)', 'unauthorized', {}, [status(403)]],
    ['a rate limit (429)', 'rate_limited', {}, [status(429)]],
    ['an unknown model (404)', 'refused', {}, [status(404)]],
    ['an inner fault (503)', 'server_error', {}, [status(503)]],
    ['comments but no first token', 'no_first_token', { firstTokenMs: 150 }, [stalls()]],
    [
      'a first sentence that does not end',
      'stalled',
      { firstSentenceMs: 200 },
      [stalls('个人证书')],
    ],
    ['a connection that is torn down', 'stalled', {}, [breaks('个人证书的')]],
    ['no words at all', 'empty', {}, [says()]],
    ['nothing but spaces', 'empty', {}, [says('  ', '\n')]],
    ['nothing but thoughts', 'empty', {}, [says('<think>用户问价格', '</think>')]],
    ['events that are no JSON', 'garbage', {}, [sends('data: {"choices":[{"de\n\n')]],
    ['events of another shape', 'garbage', {}, [sends('data: {"choices":"no"}\n\n')]],
    [
      'bytes that are no text',
      'empty',
      {},
      [sends(new Uint8Array([0xff, 0xfe, 0x00, 0x01, 0x80]))],
    ],
    ['broken characters', 'garbage', {}, [says('个人\ufffd\ufffd证书。')]],
    ['words that are no Chinese', 'garbage', {}, [says('lorem ipsum dolor sit amet!')]],
    ['an invented number only', 'empty', {}, [says('个人证书的年费是88元。')]],
  ];

  it.each(cases)('answers all the same after %s', async (_name, kind, limits, answers) => {
    const { harness, heard } = await ask(limits, ...answers);
    expect(heard.text).toContain(fact);
    expect(heard.sentences.every(({ source }) => source === 'scripted')).toBe(true);
    expect(harness.faults).toEqual([kind]);
  });

  it('answers all the same where the connection is refused', async () => {
    const probe = createServer();
    await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
    const address = probe.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await new Promise<void>((resolve) => probe.close(() => resolve()));
    const baseUrl = `http://127.0.0.1:${port}/v1`;
    const harness = new ReplyHarness([
      createOpenAiModel({ apiKey: 'key', baseUrl, model: 'stand-in' }),
    ]);
    expect((await harness.say(question)).text).toContain(fact);
    expect(harness.faults).toEqual(['refused']);
    expect(harness.notes).toContainEqual(
      expect.objectContaining({ component: 'model', outcome: 'scripted', ms: expect.any(Number) }),
    );
  });
});

describe('a model that fails while it speaks', () => {
  it('keeps what was said, drops the unfinished sentence, and does not repeat itself', async () => {
    const { heard, harness } = await ask({ stallMs: 150 }, stalls(fact, '您可以在网'));
    expect(heard.sentences.map(({ text, source }) => [text, source])).toEqual([[fact, 'model']]);
    expect(harness.faults).toEqual(['stalled']);
  });

  it('lets the scripted model add what is missing', async () => {
    const { heard } = await ask({ stallMs: 150 }, stalls('好的，我来为您说明。', '年'));
    expect(heard.text).toBe(`好的，我来为您说明。${fact}`);
  });

  it('aborts the request of a model that is left', async () => {
    const { server } = await ask({ stallMs: 150 }, stalls('个人证书'));
    await expect(server.aborted).resolves.toBeUndefined();
  });
});

describe('a model that uses its tools wrongly', () => {
  const good = calls('search_knowledge', JSON.stringify({ question }));

  it('gets a second try after an unknown tool', async () => {
    const { heard, harness, server } = await ask({}, calls('listPrices', '{}'), good, says(fact));
    expect(heard.sentences.map(({ source }) => source)).toEqual(['model']);
    expect(heard.text).toBe(fact);
    expect(harness.faults).toEqual([]);
    expect(server.requests[1]).toContain('search_knowledge、');
  });

  it('loses the word after arguments that are no JSON, twice', async () => {
    const broken = calls('search_knowledge', '{"question": 个人');
    const { heard, harness } = await ask({}, broken, calls('search_knowledge', '[1]'));
    expect(heard.text).toContain(fact);
    expect(harness.faults).toEqual(['garbage']);
  });

  it('is told what is wrong with arguments of a wrong shape, and may correct them', async () => {
    const wrong = calls('search_knowledge', '{"query":"年费"}');
    const { heard, harness, server } = await ask({}, wrong, good, says(fact));
    expect(heard.text).toBe(fact);
    expect(harness.faults).toEqual([]);
    expect(server.requests[1]).toContain('只接受这些参数：question');
  });

  it('loses the word when it is wrong about the shape twice', async () => {
    const { harness, heard } = await ask(
      {},
      calls('search_knowledge', '{"query":"年费"}'),
      calls('search_knowledge', '{"q":"年费"}'),
    );
    expect(heard.text).toContain(fact);
    expect(harness.faults).toEqual(['garbage']);
  });

  it('loses the word when it makes the same call again and again', async () => {
    const { harness, heard } = await ask({}, good, good, good);
    expect(heard.text).toContain(fact);
    expect(harness.faults).toEqual(['garbage']);
    expect(harness.tools).toHaveLength(1);
  });
});
