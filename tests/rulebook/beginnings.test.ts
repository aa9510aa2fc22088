/** Section 1, other beginnings: greeting variants, a busy line, and calls that we make. */
import { describe, expect, it } from 'vitest';
import { type DialogueOptions, type Line, talkWith } from '../support/dialogue.ts';

const greeted = (greeting: 'standard' | 'named' | 'line' | 'company' | 'switchboard') =>
  talkWith({ company: { opening: { greeting } } });

describe('a greeting variant', () => {
  it.each([
    ['named', '您好，云杉数字证书，很高兴为您服务，', '请问有什么可以帮到您？'],
    ['line', '您好，云杉数字证书，智能客服001号为您服务，', '请问有什么可以帮到您？'],
    ['company', '您好，这里是云杉数字证书公司，', '请问有什么可以帮助您的？'],
  ] as const)(
    '%s is said in two parts, the notice between them [STD-1.2a, STD-1.2b, MGT-2.4.1b, DEC-3, REC-2.1f]',
    async (variant, first, question) => {
      const { said } = await greeted(variant);
      expect(said).toEqual([first, '为保证服务质量，您的通话可能会被录音，敬请谅解。', question]);
    },
  );

  it('of the switchboard is the name alone, then notice and question [ETI-5c1, DEC-3]', async () => {
    const { said } = await greeted('switchboard');
    expect(said[0]).toBe('您好，云杉数字证书');
    expect(said).toHaveLength(3);
  });

  it('may name a department on its line [REC-2.1b, ETI-5c1, STD-1.2b]', async () => {
    const opening = { greeting: 'line', lineName: '技术支持部' } as const;
    const { said } = await talkWith({ company: { opening } });
    expect(said[0]).toBe('您好，技术支持部，智能客服001号为您服务，');
  });
});

describe('a caller who has to wait', () => {
  const busy = (...lines: readonly Line[]) => talkWith({ busyMs: 30_000 }, ...lines);

  it('is asked for patience after the notice, and for pardon when it is their turn [STD-1.3, DEC-3]', async () => {
    const waiting = await busy(29_999);
    expect(waiting.phrases).toEqual(['opening.greeting', 'opening.notice', 'opening.busy']);
    expect(waiting.of('caller.silent')).toEqual([]);
    const { said, story } = await busy(29_999, 1);
    expect(said.slice(2)).toEqual([
      '抱歉，目前咨询量较大，请您稍等片刻，我会尽快为您服务，感谢您的耐心等待。',
      '非常抱歉让您久等了，请问有什么可以帮到您？',
    ]);
    expect(story).toEqual(expect.arrayContaining(['hold.started', 'hold.ended']));
  });

  it('loses nothing of what they say meanwhile [STD-1.3, TRN-interrupt]', async () => {
    const { said } = await busy('个人证书多少钱', 30_000);
    expect(said.join('')).toContain('50元');
    expect(said.findIndex((text) => text.includes('50元'))).toBeGreaterThan(
      said.indexOf('非常抱歉让您久等了，请问有什么可以帮到您？'),
    );
  });
});

describe('a call that we make', () => {
  const outbound: DialogueOptions = {
    outbound: {
      ticketId: '01a20b48-0900-7416-a671-22921cd98e7d',
      name: '王建国',
      title: '先生',
      reportedOn: '2026-11-20',
      topic: '证书打不开的问题',
      result: '驱动已经更新，重启浏览器即可使用。',
    },
  };
  const call = (...lines: readonly Line[]) => talkWith(outbound, ...lines);

  it('is greeting, notice, and whether it is them [REC-2.1c]', async () => {
    const { said, of } = await call();
    expect(said).toEqual([
      '您好，云杉数字证书，很高兴为您服务，我是智能客服001号。',
      '为保证服务质量，您的通话可能会被录音，敬请谅解。',
      '请问是王先生吗？',
    ]);
    expect(of('call.started')).toMatchObject([{ direction: 'outbound' }]);
  });

  it('tells the purpose and asks whether it is convenient, then the result [REC-2.1c]', async () => {
    const { said } = await call('是的', '方便');
    expect(said[3]).toBe(
      '关于您2026年11月20日反映的证书打不开的问题，想向您回复处理结果，请问您现在方便通话吗？',
    );
    expect(said.slice(4).join('')).toContain('重启浏览器即可使用');
  });

  it.each(['不是，你打错了', '他不在，我是他爱人', '我不认识这个人'])(
    'tells its purpose to nobody else: %s [REC-2.1c, REC-1.3]',
    async (line) => {
      const { said } = await call(line);
      expect(said.at(-1)).toBe('好的，打扰您了，再见！');
      expect(said.slice(3).join('')).not.toMatch(/证书打不开|处理结果|王/u);
    },
  );

  it('does not press who has no time [REC-2.1c, DEC-7, ETI-5c]', async () => {
    const { said, ended } = await call('是我', '现在在开会，不方便', 2999, 1);
    expect(said.at(-1)).toBe('好的，打扰您了，再见！');
    expect(said.join('')).not.toContain('重启浏览器');
    expect(ended).toMatchObject({ by: 'agent' });
  });

  it('tells nothing before it is known who answers [REC-2.1c]', async () => {
    const { said } = await call('喂？', '你哪位');
    expect(said.slice(3).join('')).not.toMatch(/证书打不开|处理结果/u);
  });
});
