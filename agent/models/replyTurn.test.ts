/** What of a model's reply reaches the caller, on the wire and through the real gate. */
import { afterEach, describe, expect, it } from 'vitest';
import { createOpenAiModel } from './openAiModel.ts';
import { createReplyTurn } from './replyTurn.ts';
import { runReply } from './runReply.ts';
import { createScriptedModel } from './scripted/scriptedModel.ts';
import {
  type Answer,
  calls,
  type OpenAiStandIn,
  says,
  stalls,
  startOpenAiStandIn,
} from './testing/openAiStandIn.ts';
import { ReplyHarness, words } from './testing/replyHarness.ts';

const servers: OpenAiStandIn[] = [];
const patient = { firstTokenMs: 10_000, stallMs: 10_000, firstSentenceMs: 10_000 };

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function harnessOf(...answers: readonly Answer[]) {
  const server = await startOpenAiStandIn(...answers);
  servers.push(server);
  const model = createOpenAiModel({ apiKey: 'key', baseUrl: server.baseUrl, model: 'stand-in' });
  return { server, harness: new ReplyHarness([model], patient) };
}

const search = (question: string) => calls('search_knowledge', JSON.stringify({ question }));

describe('a sound reply', () => {
  it('is spoken sentence by sentence after its tools; the check of an answer is left to the flow', async () => {
    const { harness, server } = await harnessOf(
      search('续期费用'),
      says('续期的费用是个人证', '书50元、企业证书200元。您看这样', '处理可以吗？'),
    );
    const { sentences } = await harness.say('续期要多少钱');
    expect(sentences).toEqual([
      { type: 'sentence', text: '续期的费用是个人证书50元、企业证书200元。', source: 'model' },
    ]);
    const [first, second] = server.requests.map((body) => JSON.parse(body));
    expect(first).toMatchObject({ model: 'stand-in', stream: true, tools: expect.any(Array) });
    expect(first.messages[0].content).toContain('- 续期：');
    expect(first.messages.at(-1)).toEqual({ role: 'user', content: '续期要多少钱' });
    expect(second.messages.at(-1)).toMatchObject({ role: 'tool', tool_call_id: 'call-a' });
  });

  it('keeps thoughts to itself, however they are cut', async () => {
    const { harness } = await harnessOf(says('<th', 'ink>价格是88', '元</thi', 'nk>请您稍等。'));
    expect((await harness.say('续期要多少钱')).text).toBe('请您稍等。');
  });

  it('sends what was heard, one message a side', async () => {
    const { harness, server } = await harnessOf(says('请您讲。'));
    harness.history.push(
      { who: 'agent', text: '您好。' },
      { who: 'agent', text: '请问有什么可以帮您？' },
      { who: 'caller', text: '你好' },
    );
    await harness.say('长'.repeat(10_000));
    const { messages } = JSON.parse(server.requests[0] ?? '');
    expect(messages[1]).toEqual({ role: 'assistant', content: '您好。请问有什么可以帮您？' });
    expect(messages.at(-1).content.length).toBeLessThan(1000);
  });

  it('is cut short where it asks for a situation: the behaviour has the word', async () => {
    const { harness, server } = await harnessOf(
      calls('request_situation', '{"situation":"complaint"}'),
      says('我来为您道歉。'),
    );
    const heard = await harness.say('我对你们意见很大');
    expect(heard).toEqual({ text: '', sentences: [], situation: 'complaint' });
    expect(server.requests).toHaveLength(1);
  });

  it('does not carry a situation over into the next turn', async () => {
    const harness = new ReplyHarness();
    await harness.say('证书能转让吗');
    expect((await harness.say('个人证书多少钱')).text).toContain('50元');
  });
});

describe('the gate between model and caller', () => {
  it.each([
    ['an invented fee', '个人证书的年费是88元。', '88'],
    ['an invented phone number', '请您拨打13912345678咨询。', '139'],
    ['markdown', '**续期**：- 到官网办理。', '*'],
    ['你', '你可以到网点办理。', '你'],
    ['a banned word', '这个业务大概可以办。', '大概'],
  ])('keeps %s from the caller', async (_name, text, never) => {
    const { harness } = await harnessOf(says('请您稍等。', text));
    expect((await harness.say('续期要多少钱')).text).not.toContain(never);
    expect(harness.notes.some(({ type }) => type === 'gate.intervened')).toBe(true);
  });

  it('lets numbers pass that the caller gave', async () => {
    const { harness } = await harnessOf(says('您的受理号是20260017，请您稍等。'));
    const { text } = await harness.say('我的受理号是20260017');
    expect(text).toBe('您的受理号是20260017，请您稍等。');
  });

  it('says no sentence twice', async () => {
    const { harness } = await harnessOf(says('请您稍等。', '请您稍等！', '请您稍等。'));
    expect((await harness.say('续期要多少钱')).text).toBe('请您稍等。');
  });
});

describe('a reply without end', () => {
  const sentence = (at: number) => `${'这是为您说明的内容'.repeat(3)}，${'好'.repeat(at + 1)}。`;

  it('is cut at the limit, at the end of a sentence, and its request aborted', async () => {
    const pieces = Array.from({ length: 300 }, (_, at) => sentence(at % 40));
    const { harness, server } = await harnessOf(stalls(...pieces));
    const { text } = await harness.say('续期要多少钱');
    expect(text.length).toBeLessThanOrEqual(80);
    expect(text.length).toBeGreaterThan(30);
    expect(text.endsWith('。')).toBe(true);
    await server.aborted;
  });

  it('is cut as well where nothing of it may be said', async () => {
    const { harness, server } = await harnessOf(
      stalls(...Array.from({ length: 1000 }, (_, at) => `年费是${at + 1000}元。`)),
    );
    expect((await harness.say('个人证书多少钱')).text).toContain('50元');
    expect(harness.faults).toEqual(['empty']);
    await server.aborted;
  });
});

describe('several tool calls', () => {
  it('run in their order in one step, a wrong one among them held back', async () => {
    const both: Answer = (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const call = (index: number, name: string, args: string) => ({
        index,
        id: `call-${index}`,
        function: { name, arguments: args },
      });
      const tool_calls = [
        call(0, 'search_knowledge', '{"question":"补办费用"}'),
        call(1, 'no_such_tool', '{}'),
      ];
      response.end(
        `data: ${JSON.stringify({ choices: [{ delta: { tool_calls } }] })}\n\ndata: [DONE]\n\n`,
      );
    };
    const { harness } = await harnessOf(both, says('证书介质遗失或损坏可以补办，工本费30元。'));
    const { sentences } = await harness.say('补办多少钱');
    expect(sentences.map(({ source }) => source)).toEqual(['model']);
    expect(harness.tools.map(({ name }) => name)).toEqual(['search_knowledge', 'unknown']);
  });
});

describe('the scripted model alone', () => {
  it('is deterministic: two runs note and say the same', async () => {
    const run = async () => {
      const harness = new ReplyHarness();
      const heard = [];
      for (const line of ['证书丢了怎么办', '我的证书几号到期', '王建国 13000000001 0017']) {
        heard.push(await harness.say(line));
      }
      return JSON.stringify([heard, harness.notes], (key, value) => (key === 'ms' ? 0 : value));
    };
    expect(await run()).toBe(await run());
  });

  it('goes on in silence when the call is aborted', async () => {
    const harness = new ReplyHarness();
    const turn = createReplyTurn({
      words,
      toolbox: harness.toolbox,
      models: [createScriptedModel(words)],
      history: [],
      text: '个人证书多少钱',
      toolResults: [],
      note: (entry) => harness.notes.push(entry),
      elapsed: () => 0,
    });
    const run = runReply(turn, harness.toolbox, AbortSignal.abort());
    expect(await run.next()).toEqual({ done: true, value: [] });
    expect(harness.notes).toEqual([]);
  });
});
