import { describe, expect, it } from 'vitest';
import { liveProduct } from '../support/liveProduct.ts';

const live = liveProduct();

describe('a caller who types', () => {
  it.concurrent('is served in speech and captions, and a complaint reaches the desk with its ticket', async () => {
    const caller = await live.product.opened();
    const journal = live.product.journal(caller.callId);
    await caller.type('我要投诉，昨天下午在城东网点，柜员小张把我的材料弄丢了，我要求赔礼道歉');
    await journal.event('situation.entered', 10_000, (entry) => entry.situation === 'complaint');
    const hearing = await caller.hearsAgent();
    await hearing.sound(15_000, hearing.position);
    await caller.captions.showing('非常抱歉', 15_000);
    await journal.event(
      'agent.said',
      30_000,
      (said) => said.turn === 1 && said.text.includes('联系'),
    );
    await caller.type('我姓王，电话13000000001');
    await journal.event('agent.said', 30_000, (said) => said.turn === 2);
    await caller.type('对');
    const complaint = await journal.event('complaint.recorded', 30_000);
    expect(complaint.event).toContain('材料弄丢');
    expect(complaint.contact).toContain('13000000001');
    const ticket = await journal.event('ticket.opened', 5000);
    expect(ticket.kind).toBe('complaint');
    const handoff = await journal.event('handoff.requested', 20_000);
    expect(handoff.reason).toBe('complaint');
    expect(journal.all('caller.said').map((said) => said.via)).toEqual(['text', 'text', 'text']);
    await caller.hangUp();
  });

  it.concurrent('can send nothing, far too much, bytes, and unknown topics, and the call goes on', async () => {
    const caller = await live.product.opened();
    const journal = live.product.journal(caller.callId);
    await caller.type('');
    await caller.sendBytes(
      'lk.chat',
      new Uint8Array(4096).map((_, index) => index % 256),
    );
    await caller.sendBytes('somewhere.else', new Uint8Array([0, 255, 1]));
    await caller.send('somewhere.else', '续期要多少钱');
    await caller.type('续'.repeat(10_000));
    await journal.event('caller.said', 15_000, (said) => said.text.startsWith('续续'));
    await journal.event('agent.said', 20_000, (said) => said.turn >= 1);
    await caller.type('个人证书续期要多少钱');
    const answer = await journal.event('agent.said', 30_000, (said) => said.text.includes('50元'));
    expect(answer.heard.length).toBeGreaterThan(0);
    const said = journal.all('caller.said').map(({ text }) => text);
    expect(said.every((text) => text.length <= 2000)).toBe(true);
    expect(said).toContain('个人证书续期要多少钱');
    expect(said).not.toContain('续期要多少钱');
    expect(journal.all('fault.occurred')).toEqual([]);
    await caller.hangUp();
    await journal.event('call.ended', 5000);
  });

  it.concurrent('presses keys, and each is in the journal', async () => {
    const caller = await live.product.opened();
    const journal = live.product.journal(caller.callId);
    await caller.press('0');
    const key = await journal.event('caller.dtmf', 10_000);
    expect(key.digits).toBe('0');
    await journal.event('agent.said', 20_000, (said) => said.turn === key.turn);
    await caller.hangUp();
  });
});

describe('two callers at once', () => {
  it('are served apart: no words of one reach the other, in sound, captions or journal', async () => {
    const [one, two] = await Promise.all([live.product.opened(), live.product.opened()]);
    const journals = [live.product.journal(one.callId), live.product.journal(two.callId)] as const;
    await Promise.all([one.type('个人证书续期要多少钱'), two.type('总部网点在什么地方')]);
    const answers = await Promise.all(
      journals.map((journal) => journal.event('agent.said', 30_000, (said) => said.turn === 1)),
    );
    expect(answers[0]?.text).toContain('50元');
    expect(answers[1]?.text).toContain('青云路');
    expect(journals[0].story()).not.toContain('青云路');
    expect(journals[1].story()).not.toContain('续期');
    expect(one.captions.lines.map((line) => line.text).join()).not.toContain('青云路');
    expect(two.captions.lines.map((line) => line.text).join()).not.toContain('50元');
    const jobs = await Promise.all([
      live.product.processOf(one.callId),
      live.product.processOf(two.callId),
    ]);
    expect(new Set(jobs).size).toBe(2);
    await Promise.all([one.hangUp(), two.hangUp()]);
  });
});
