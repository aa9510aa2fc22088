import { expect, it } from 'vitest';
import type { SummaryWording } from '../../records/journal/events.ts';
import { checkWording } from './checkWording.ts';

const own =
  '就是那个我之前吧，上周三在总部网点办企业证书，然后那个柜员王芳多收了我200元，她说不能退，我要求退款。';
const demand = (text: string): SummaryWording => ({ demand: text, event: null, wish: null });
const judge = (text: string) => checkWording(demand(own), demand(text), ['王芳']);

it('fillers may go, and the words may be joined', () => {
  const shorter = '上周三在总部网点办企业证书，柜员王芳多收了我200元，她说不能退，要求退款。';
  expect(judge(shorter)).toBeNull();
  expect(judge(`来电人表示${shorter}`)).toBeNull();
  expect(judge(own)).toBeNull();
});

it.each([
  [
    'another sum',
    '上周三在总部网点办企业证书，柜员王芳多收了我2000元，她说不能退，要求退款。',
    'number',
  ],
  ['no sum', '上周三在总部网点办企业证书，柜员王芳多收了我钱，她说不能退，要求退款。', 'number'],
  [
    'a year of its own',
    '上周三在总部网点办企业证书，2026年柜员王芳多收了我200元，她说不能退。',
    'number',
  ],
  [
    'another day',
    '上周五在总部网点办企业证书，柜员王芳多收了我200元，她说不能退，要求退款。',
    'day',
  ],
  ['no day', '在总部网点办企业证书，柜员王芳多收了我200元，她说不能退，要求退款。', 'day'],
  ['no name', '上周三在总部网点办企业证书，柜员多收了我200元，她说不能退，要求退款。', 'name'],
  [
    'a name more',
    '上周三在总部网点办企业证书，柜员王芳和李强多收了我200元，她说不能退。',
    'new_words',
  ],
  [
    'the contrary',
    '上周三在总部网点办企业证书，柜员王芳多收了我200元，她说能退，要求退款。',
    'negation',
  ],
  [
    'a negation more',
    '上周三在总部网点办企业证书，柜员王芳多收了我200元，她说不能退，不要求退款。',
    'negation',
  ],
  [
    'roles exchanged',
    '上周三王芳在总部网点办企业证书，柜员多收了我200元，她说不能退，要求退款。',
    'new_words',
  ],
  [
    'a judgement',
    '上周三在总部网点办企业证书，柜员王芳违规多收了我200元，她说不能退。',
    'new_words',
  ],
  ['next to nothing', '上周三王芳200元不能。', 'incomplete'],
  ['lines', '上周三在总部网点办企业证书，\n柜员王芳多收了我200元，她说不能退。', 'unreadable'],
] as const)('%s is refused', (_what, text, fault) => {
  expect(judge(text)).toBe(fault);
});

it('a name is not put together from characters that were said', () => {
  const said = demand('我姓张，在建国路网点办的企业证书，现在想改登记的手机号码。');
  const worded = demand('张建国在网点办的企业证书，想改登记的手机号码。');
  expect(checkWording(said, worded, [])).toBe('new_words');
});

it('each text is judged by itself, and none is made up or dropped', () => {
  const complaint = { ...demand(own), event: '多收了我200元', wish: '就是要求退款' };
  expect(checkWording(complaint, { ...complaint, wish: '要求退款' }, [])).toBeNull();
  expect(checkWording(complaint, { ...complaint, wish: '多收了200元' }, [])).toBe('number');
  expect(checkWording(complaint, { ...complaint, wish: null }, [])).toBe('incomplete');
  expect(checkWording(demand(own), { ...demand(own), event: '多收钱' }, [])).toBe('new_words');
});
