/** Words that go on about the topic of the call, and troubles that are only hinted at [REC-2.2e, STD-2.2a]. */
import { describe, expect, it } from 'vitest';
import { talk } from './testing/talk.ts';

describe('words that leave the topic out', () => {
  it.each([
    [['个人证书多少钱', '材料呢'], '本人身份证原件', '50元'],
    [['个人证书多少钱', '材料呢', '那企业的呢'], '营业执照', '本人身份证'],
    [['证书丢了', '去哪办'], '携带办理材料到网点', '总部网点'],
    [['密码锁了', '网上能弄吗', '多久能用'], '30分钟内生效', '续期'],
    [['怎么续期', '续完马上能用吗'], '立即生效', '补办'],
    [['企业证书多少钱', '你们几点下班'], '9:00至17:00', '200元'],
  ])('%j are about what was told last', async (lines, told, untold) => {
    const { lastText } = await talk(...lines);
    expect(lastText).toContain(told);
    expect(lastText).not.toContain(untold);
  });

  it('and are not answered by knowledge are ours to find out', async () => {
    const { situations } = await talk('企业证书多少钱', '那我现在网上能弄吗');
    expect(situations).toEqual(['cannot_answer']);
  });
});

describe('a short word about the answer', () => {
  it('that doubts it is told that it is so', async () => {
    const { last } = await talk('个人证书多少钱', '真的吗');
    expect(last).toEqual(['listening.yes', 'closing.anything_else']);
  });

  it('that asks what was meant hears it again [REC-2.2b]', async () => {
    const { lastText } = await talk('个人证书多少钱', '什么意思');
    expect(lastText).toContain('50元');
  });

  it.each(['什么意思', '真的吗'])(
    'with nothing told before is no business of others: %s',
    async (line) => {
      const { last } = await talk(line);
      expect(last).toEqual(['opening.no_business']);
    },
  );

  it('that asks a new thing of the topic is not given the same answer [REC-2.2g]', async () => {
    const { last } = await talk('我要开发票', '抬头写错了怎么改');
    expect(last).toEqual(['cannot_answer.contact']);
  });
});

describe('a call back that is asked for', () => {
  it.each(['我要回电', '你给我回个电话吧'])('takes the number: %s', async (line) => {
    const { last } = await talk(line);
    expect(last).toEqual(['cannot_answer.contact']);
  });
});

describe('a trouble', () => {
  it('that is only hinted at is asked for, and what is told then is helped or recorded [STD-2.2a, ETI-6.3b]', async () => {
    const helped = await talk('我证书出问题了', 'PIN码锁了');
    expect(helped.turn(1)).toEqual(['need.detail']);
    expect(helped.lastText).toContain('网点免费解锁');
    const unknown = await talk('我证书好像出问题了', '打不开');
    expect(unknown.last).toEqual(['understanding.sorry', 'identity.ask']);
  });

  it('with something of somebody else is none of ours', async () => {
    const { text } = await talk('身份证丢了去哪补');
    expect(text).not.toContain('30元');
  });
});

it('a need that names only our trade is asked which certificate it is about', async () => {
  const { last, lastText } = await talk('喂你好我想问一下那个就是证书的事');
  expect(last).toEqual(['need.detail']);
  expect(lastText).toContain('是个人证书还是企业证书');
});
