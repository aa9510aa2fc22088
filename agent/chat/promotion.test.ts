/** What is offered after a need was met, and when nothing is [MGT-1.4.4]. */
import { describe, expect, it } from 'vitest';
import { talk, talkWith, words } from './testing/talk.ts';

const company = { promotion: { ...words.company.promotion, enabled: true } };
const offer = '证书到期前60天起可以办理续期，过期超过90天须重新申请。';

describe('an offer', () => {
  it('is made where the company has turned it on, after the need is met, once [MGT-1.4.4]', async () => {
    const { textOf, text } = await talkWith(
      { company },
      '个人证书多少钱',
      '清楚了',
      '企业证书多少钱',
      '清楚了',
    );
    expect(textOf(1)).not.toContain(offer);
    expect(textOf(2)).toBe(`${offer}请问还有其他问题吗？`);
    expect(text.split(offer)).toHaveLength(2);
  });

  it('goes with thanks too [MGT-1.4.4, DEC-8]', async () => {
    const { textOf } = await talkWith({ company }, '企业证书多少钱', '谢谢');
    expect(textOf(2)).toBe(`不客气${offer}请问还有其他问题吗？`);
  });

  it('is never made in the demo company, which has it off [MGT-1.4.4]', async () => {
    const { text } = await talk('个人证书多少钱', '清楚了');
    expect(text).not.toContain(offer);
  });

  it.each([
    ['on a complaint', ['个人证书多少钱', '我要投诉你们柜员骂人', '算了我不投诉了', '谢谢']],
    ['to a caller who is upset', ['都等了半天了，急死我了，个人证书多少钱', '清楚了']],
    ['to a caller who blames us', ['你答非所问', '我问个人证书多少钱', '清楚了']],
    ['where nothing of it is relevant', ['网点在哪里', '清楚了']],
  ])('is never made %s [MGT-1.4.4]', async (_, lines) => {
    const { text } = await talkWith({ company }, ...lines);
    expect(text).not.toContain(offer);
  });
});
