/** The scripted model, turn by turn, through the real tools and the real gate. */
import { describe, expect, it } from 'vitest';
import { createDemoCustomers } from '../../../records/customers/demoCustomers.ts';
import { ReplyHarness, words } from '../testing/replyHarness.ts';

async function talk(...lines: readonly string[]) {
  const harness = new ReplyHarness();
  const heard: string[] = [];
  for (const line of lines) {
    const { text, situation } = await harness.say(line);
    heard.push(situation === null ? text : `[${situation}]`);
  }
  return { harness, heard };
}

describe('questions on facts', () => {
  it('gives the fact word for word; the check belongs to the flow', async () => {
    const { heard, harness } = await talk('个人证书多少钱');
    expect(heard).toEqual(['好的，关于您提出的个人证书，是这样的，个人证书的年费是50元。']);
    expect(harness.tools.map(({ name }) => name)).toEqual(['search_knowledge']);
  });

  it('answers every fact of every article in full, unchanged by the gate', async () => {
    for (const { topic, facts } of words.articles) {
      for (const fact of facts) {
        const { harness, heard } = await talk(`${topic}，${fact.text}`);
        expect(heard[0]).toContain(fact.text);
        expect(harness.notes.filter(({ type }) => type === 'gate.intervened')).toEqual([]);
      }
    }
  });

  it('follows up: the other kind, then papers and time of that kind', async () => {
    const { heard } = await talk('个人证书多少钱', '那企业的呢', '要带什么材料', '多久能办好');
    expect(heard[1]).toContain('企业证书的年费是200元。');
    expect(heard[2]).toContain('办理企业证书需要营业执照副本复印件加盖公章');
    expect(heard[3]).toContain('2个工作日');
  });

  it('follows up with another topic and the same question', async () => {
    const { heard } = await talk('续期要多少钱', '那补办呢');
    expect(heard[1]).toContain('工本费30元');
  });

  it('completes a question that is only a kind with the topic before', async () => {
    const { heard } = await talk('我想了解个人证书', '多少钱');
    expect(heard[1]).toContain('50元');
  });

  it('answers two things asked at once', async () => {
    const { heard } = await talk('个人证书多少钱，要带什么材料');
    expect(heard[0]).toContain('50元');
    expect(heard[0]).toContain('本人身份证原件');
  });

  it('tells both kinds of a fee where the kind was left open', async () => {
    const { heard } = await talk('办证书多少钱');
    expect(heard[0]).toBe('个人证书的年费是50元。企业证书的年费是200元。');
  });

  it.each([
    ['我的U盘证书弄丢了', '补办请您携带办理材料到网点'],
    ['PIN码输错太多次，锁住了', '网上视频核验解锁，收费10元'],
    ['给我开张发票', '付款后24小时内'],
  ])('takes a trouble that is only stated for a question on what to do: %s', async (line, fact) => {
    const { heard } = await talk(line);
    expect(heard[0]).toContain(fact);
  });

  it.each(['我的手机弄丢了', '身份证找不到了'])(
    'keeps out of another trouble: %s',
    async (line) => {
      const { heard } = await talk(line);
      expect(heard[0]).toMatch(/^\[/);
    },
  );

  it('asks which kind where only the trade was named', async () => {
    const { heard } = await talk('我想办个证书', '企业的');
    expect(heard[0]).toContain('请问您能具体说明一下是个人证书还是企业证书吗？');
    expect(heard[1]).toContain('企业证书的年费是200元。');
  });

  it('keeps within eighty characters and three sentences', async () => {
    for (const { topic } of words.articles) {
      const { text, sentences } = await new ReplyHarness().say(topic);
      const free = text.replace(/^好的，关于您提出的.+?，是这样的，/u, '');
      expect(free.length, topic).toBeLessThanOrEqual(80);
      expect(sentences.length, topic).toBeLessThanOrEqual(3);
    }
  });
});

describe('what it does not answer', () => {
  it.each([
    ['证书能转让吗', 'cannot_answer'],
    ['个人证书可以分期付款吗', 'cannot_answer'],
    ['发票抬头能改吗', 'cannot_answer'],
    ['社保卡怎么办', 'out_of_scope'],
    ['网银证书过期了怎么办', 'out_of_scope'],
    ['你们卖手机吗', 'out_of_scope'],
    ['今天天气怎么样', 'chit_chat'],
    ['给我讲个笑话', 'chit_chat'],
    ['喂', 'need_unclear'],
    ['我叫王建国', 'need_unclear'],
    ['嗯那个', 'need_unclear'],
    ['多少钱', 'need_unclear'],
    ['。。。', 'need_unclear'],
  ])('asks for a situation on %s: %s', async (line, situation) => {
    const { heard } = await talk(line);
    expect(heard).toEqual([`[${situation}]`]);
  });

  it('does not answer a follow-up that knowledge has nothing on', async () => {
    const { heard } = await talk('企业证书多少钱', '能分期吗');
    expect(heard[1]).toBe('[cannot_answer]');
  });
});

describe('questions on an account', () => {
  /** A caller whose identity the flow has verified. */
  async function talkAs(phone: string, ...lines: readonly string[]) {
    const harness = new ReplyHarness();
    harness.call.verified = await createDemoCustomers().findByPhone(phone);
    const heard: string[] = [];
    for (const line of lines) {
      const { text, situation } = await harness.say(line);
      heard.push(situation === null ? text : `[${situation}]`);
    }
    return { harness, heard };
  }

  it.each(['我的证书什么时候到期', '帮我查一下办理进度', '20260017'])(
    'leaves a caller who is not verified to the flow: %s',
    async (line) => {
      const { heard, harness } = await talk(line);
      expect(heard).toEqual(['[identity]']);
      expect(harness.tools.map(({ name }) => name)).not.toContain('certificate_status');
    },
  );

  it('tells the expiry, and when it can be renewed where that is due', async () => {
    const { heard } = await talkAs('13000000001', '我的证书什么时候到期');
    expect(heard[0]).toContain('王先生，您的个人证书到期日是2026年12月20日。');
    expect(heard[0]).toContain('到期前60天起可以办理续期');
    const later = await talkAs('13000000002', '我的证书什么时候到期');
    expect(later.heard[0]).toBe('李女士，您的企业证书到期日是2027年3月31日。');
  });

  it('tells a certificate that is past its day so, and its lock state', async () => {
    const { heard } = await talkAs('13000000003', '我的证书什么时候到期', '那锁了没');
    expect(heard[0]).toContain('已于2026年6月1日过期');
    expect(heard[1]).toContain('陈先生，您的个人证书没有锁定。');
  });

  it('tells progress for the 受理号 that was told last', async () => {
    const { heard } = await talkAs('13000000003', '我的进度到哪了，受理号20260031');
    expect(heard[0]).toContain('思远科技的企业证书申请，目前进度是材料不全，缺授权委托书。');
  });

  it('offers the own order where none was named, and takes the yes', async () => {
    const { heard } = await talkAs('13000000001', '我的业务办到哪一步了', '是的');
    expect(heard[0]).toContain('您名下有受理号20260017的续期，请问您查询的是这一笔吗？');
    expect(heard[1]).toContain('目前进度是审核通过。');
  });

  it('tells a caller without orders so', async () => {
    const { heard } = await talkAs('13000000004', '帮我查进度');
    expect(heard[0]).toContain('欧阳女士，您名下目前没有受理中的业务。');
  });

  it("tells nothing about another customer's order", async () => {
    const { heard } = await talkAs('13000000001', '查一下进度，受理号20260025');
    expect(heard[0]).toContain('不在您的名下');
    expect(heard.join()).not.toContain('网点领取');
  });

  it.each(['证书过期了怎么办', '证书到期前多久能续期', '怎么查进度', '证书被锁了怎么解锁'])(
    'needs no identity for %s',
    async (line) => {
      const { harness } = await talk(line);
      expect(harness.tools.some(({ name }) => name === 'verify_identity')).toBe(false);
    },
  );
});
