/** Names and numbers in what callers say, as recognition writes it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readIdentity } from './readIdentity.ts';

describe('identity items in spoken words', () => {
  it.each([
    ['王建国', { name: '王建国' }],
    ['我是欧阳静女士', { name: '欧阳静' }],
    [
      '名字是陈思远，电话是13000000003，后四位330X',
      { name: '陈思远', phone: '13000000003', id_last_four: '330X' },
    ],
    [
      '李秀英一三零零零零零零零零二尾号二二四八',
      { name: '李秀英', phone: '13000000002', id_last_four: '2248' },
    ],
    ['王建国 13000000001 0017', { name: '王建国', phone: '13000000001', id_last_four: '0017' }],
    ['幺三零 零零零零 零零零四', { phone: '13000000004' }],
    ['138-1234-5678', { phone: '13812345678' }],
    ['+8613000000001', { phone: '13000000001' }],
    ['一三零零零零零零零零一零零一七', { phone: '13000000001', id_last_four: '0017' }],
    ['三三零叉', { id_last_four: '330X' }],
    ['后四位是 3 3 0 x', { id_last_four: '330X' }],
    ['11010119900101330X', { id_last_four: '330X' }],
    ['受理号二零二六零零一七', { order_number: '20260017' }],
    ['我叫李四，不对，李秀英', { name: '李秀英' }],
    ['好的，稍等', {}],
    ['没问题，方便', {}],
    ['第一次办，一个证书', {}],
    ['单位是思远科技', {}],
    ['王建国 130000000012', { name: '王建国' }],
    ['１３００００００００１ 零零幺七', { phone: '13000000001', id_last_four: '0017' }],
  ])('reads %s', (text, items) => {
    expect(readIdentity(text, true)).toEqual(items);
  });

  it('takes no bare name where none was asked for', () => {
    expect(readIdentity('王建国', false)).toEqual({});
    expect(readIdentity('你好，我叫王建国', false)).toEqual({ name: '王建国' });
  });

  it('reads every phone number in every common way of saying it', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(digits, (rest) => {
        const phone = `1${rest.join('')}`;
        const said = [...phone].map((digit) => '零幺二三四五六七八九'[Number(digit)]).join('');
        const ways = [phone, said, phone.replace(/^(\d{3})(\d{4})/, '$1 $2 '), `${said}，`];
        for (const way of ways) {
          expect(readIdentity(`手机号是${way}`, true).phone).toBe(phone);
        }
      }),
    );
  });

  it('takes any text without a fault, and finds only well-formed items', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, asked) => {
        const items = readIdentity(text, asked);
        expect(items.phone ?? '10000000000').toMatch(/^1\d{10}$/);
        expect(items.id_last_four ?? '0000').toMatch(/^\d{3}[\dX]$/);
        expect(items.order_number ?? '00000000').toMatch(/^\d{8}$/);
      }),
    );
  });
});
