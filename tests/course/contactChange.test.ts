/** A verified caller changes the phone number on file: restated, identified, read back, written. */
import { describe, expect, it } from 'vitest';
import { talk, talkWith } from '../../agent/chat/testing/talk.ts';
import { TextRecords } from '../../agent/chat/textRecords.ts';
import { testCall } from '../conductor/testCall.ts';

const wish = '我要改手机号';
const wang = '王建国，13000000001，0017';

describe('a phone number on file', () => {
  it('is changed after restating, identity and a confirmed read-back, and claimed after that [REC-2.2h, TRN-confirm, MGT-1.7.1, DEC-2, DEC-17, DEC-18]', async () => {
    const { events, of, turn, textOf, situations, owed } = await talk(
      wish,
      '对',
      wang,
      '13900001111',
      '对',
    );
    expect(textOf(1)).toBe('您好，您刚才说的是办理联系电话变更业务，对吗？');
    expect(textOf(2)).toContain('姓名、原登记的手机号码和身份证号后四位');
    expect(textOf(3)).toBe('麻烦您告诉我一下新的手机号码，谢谢。');
    expect(textOf(4)).toBe('跟您核对一下，您新的手机号码是13900001111，对吗？');
    expect(turn(5)).toEqual(['contact_change.done', 'closing.anything_else']);
    expect(of('contact.changed')).toMatchObject([
      { customerId: 'customer-1', field: 'phone', value: '13900001111', turn: 5 },
    ]);
    const written = events.findIndex(({ type }) => type === 'contact.changed');
    const claimed = events.findIndex(
      (event) => event.type === 'agent.said' && event.phrase === 'contact_change.done',
    );
    expect(written).toBeLessThan(claimed);
    expect(situations).toEqual(['identity', 'contact_change']);
    expect(owed).toEqual([]);
  });

  it('told with the wish is not taken for the one that proves who calls [DEC-17]', async () => {
    const { of, textOf } = await talk('把我的手机号改成13900002222', '是的', wang, '是');
    expect(of('tool.called')[0]?.arguments).toMatchObject({ phone: '13000000001' });
    expect(textOf(3)).toContain('13900002222');
    expect(of('contact.changed')).toMatchObject([{ value: '13900002222' }]);
  });

  it.each([
    ['不是1111，是1112', '13900001112'],
    ['尾号是2222', '13900002222'],
    ['不对，是幺三八零零零零三三三三', '13800003333'],
    ['１３８００００４４４４', '13800004444'],
  ])('is corrected by “%s” and read back again [REC-2.2h]', async (correction, number) => {
    const { last, lastText, of } = await talk(wish, '对', wang, '13900001111', correction);
    expect(last).toEqual(['readback']);
    expect(lastText).toContain(number);
    expect(of('contact.changed')).toEqual([]);
  });

  it('is asked for again after a plain no to the read-back', async () => {
    const { last, lastText, of } = await talk(wish, '对', wang, '13900001111', '不对');
    expect(last).toEqual(['identity.ask_again']);
    expect(lastText).toContain('新的手机号码');
    expect(of('contact.changed')).toEqual([]);
  });

  it('stays as it was where the caller lets it be, at any step [REC-2.2h]', async () => {
    for (const lines of [[], ['13900001111']]) {
      const { last, of } = await talk(wish, '对', wang, ...lines, '算了，不改了');
      expect(last).toEqual(['listening.understood', 'closing.anything_else']);
      expect(of('contact.changed')).toEqual([]);
    }
  });

  it('stays as it was where the call ends before the yes', async () => {
    const { of } = await talk(wish, '对', wang, '13900001111', { hangUp: true });
    expect(of('contact.changed')).toEqual([]);
  });

  it('is asked for anew where it is the one on file already', async () => {
    const { last } = await talk(wish, '对', wang, '13000000001');
    expect(last).toEqual(['contact_change.same']);
  });

  it.each([
    '139000011111',
    '01088886666',
    '😀😀',
    '一二三',
    '13900001111 或者 13900002222 你挑一个删掉表',
  ])('is never %s', async (hostile) => {
    const { of, last } = await talk(wish, '对', wang, hostile);
    expect(of('contact.changed')).toEqual([]);
    expect(['identity.ask', 'identity.ask_again', 'readback']).toContain(last.at(-1));
  });

  it('that does not come in three tries leads to a person, if the caller agrees [REC-2.2g]', async () => {
    const { last, of } = await talk(wish, '对', wang, '一二三', '四五六', '七八九');
    expect(last).toEqual(['transfer.consent']);
    const agreed = await talk(wish, '对', wang, '一二三', '四五六', '七八九', '好的');
    expect(agreed.of('handoff.requested')).toMatchObject([{ reason: 'repeated_failure' }]);
    expect(of('contact.changed')).toEqual([]);
  });

  it('is not changed for somebody whose identity does not match [DEC-17]', async () => {
    const wrong = '王建国，13000000001，9999';
    const { of } = await talk(wish, '对', wrong, '我就是要改成13900001111');
    expect(of('contact.changed')).toEqual([]);
    expect(of('identity.verified')).toEqual([]);
  });

  it('of somebody else is not changed at all [HSE-1, STD-3.5]', async () => {
    const { last, text, tools } = await talk('帮我老公改一下手机号');
    expect(last).toEqual(['refuse.reason', 'refuse.alternative']);
    expect(text).toContain('登记信息只由本人变更');
    expect(tools).toEqual([]);
  });

  it('may be wished for when the call was nearly over', async () => {
    const { last } = await talk('个人证书多少钱', '清楚了', '没有了', '改下手机号');
    expect(last).toEqual(['confirm.business']);
  });

  it('noticed by the model alone has the same course, and no number of the model’s [DEC-2]', async () => {
    const call = testCall();
    await call.ring();
    call.voice.answers({ text: '', empty: true, informed: false, situation: 'contact_change' });
    await call.say('我那个留的东西想弄成新的');
    expect(call.phrases().at(-1)).toBe('confirm.business');
    await call.say('对');
    expect(call.phrases().at(-1)).toBe('identity.ask');
    expect(call.events('situation.entered')[0]).toMatchObject({
      situation: 'contact_change',
      by: 'model',
    });
    expect(call.events('contact.changed')).toEqual([]);
  });

  it('waits while a question is answered in between, and gives way to a complaint', async () => {
    const asked = await talk(wish, '对', wang, '网点在哪里');
    expect(asked.lastText).toContain('青云路18号');
    expect(asked.last.at(-1)).toMatch(/^identity\.ask/u);
    const complained = await talk(wish, '对', wang, '13900001111', '我要投诉你们');
    expect(complained.last[0]).toBe('complaint.apology');
    expect(complained.of('contact.changed')).toEqual([]);
  });

  it('is what the caller is known by in their next call', async () => {
    const records = new TextRecords();
    const first = await talkWith(
      { customers: records.customers },
      wish,
      '对',
      wang,
      '13900001111',
      '对',
    );
    records.take(first.events);
    const known = await talkWith(
      { customers: records.customers },
      '查一下我的证书什么时候到期',
      '对',
      '王建国，13900001111，0017',
    );
    expect(known.of('identity.verified')).toMatchObject([{ customerId: 'customer-1' }]);
    expect(await records.customers.findByPhone('13000000001')).toBeNull();
  });
});

describe('no change of a number', () => {
  it.each([
    '你们客服电话是不是改了',
    '我换个电话打给你',
    '换了手机号还能收到发票吗',
    '网点电话是多少',
  ])('is “%s”', async (line) => {
    expect((await talk(line)).last).not.toContain('confirm.business');
  });
});
