/** Corrections of a contact that was read back [REC-2.2h, TRN-confirm]. */
import { expect, it } from 'vitest';
import { corrected } from './contactCorrection.ts';

const before = { number: '13900001111', name: '李明' };

it.each([
  ['不是1111，是1112', '13900001112', '李明'],
  ['尾号是1112', '13900001112', '李明'],
  ['最后四位是二二二二', '13900002222', '李明'],
  ['不对，是13900001112', '13900001112', '李明'],
  ['不是李明，是李鸣', '13900001111', '李鸣'],
  ['不对，我叫李鸣', '13900001111', '李鸣'],
  ['我不姓李，我姓黎', '13900001111', '黎'],
  ['名字错了，叫李鸣，号码是13900002222', '13900002222', '李鸣'],
])('%s', (text, number, name) => {
  expect(corrected(text, before)).toEqual({ number, name });
});

it.each(['对', '不对', '号码不对', '是的，是1111', '不是1234，是5678', '没错，就是李明'])(
  'corrects nothing: %s',
  (text) => {
    expect(corrected(text, before)).toEqual(before);
  },
);
