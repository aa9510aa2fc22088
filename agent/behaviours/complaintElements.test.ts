/** The elements of a complaint in a caller's words [REC-2.2i]. */
import { expect, it } from 'vitest';
import { complaintElementsIn, complaintIssue } from './complaintElements.ts';

it.each(['要', '就是来', '我想', '那个'])(
  'a caller who stammers (%s) is read to the end',
  (word) => {
    expect(complaintElementsIn(`${word.repeat(400)}x`)).toMatchObject({ time: null, place: null });
  },
);

it.each(['我想说的是', '我要说的就是', '投诉电话是多少'])('%s tells no event', (text) => {
  expect(complaintElementsIn(text).event).toBeNull();
});

it('is about the service only where the words say so', () => {
  expect(complaintIssue('人工服务，我要投诉')).toBe('情况');
  expect(complaintIssue('你们服务太差了')).toBe('服务态度问题');
});
