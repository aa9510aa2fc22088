import { expect, it } from 'vitest';
import { callerNumber } from './callerNumber.ts';

it.each([
  ['13800138000', '13800138000'],
  ['+8613800138000', '13800138000'],
  ['8613800138000', '13800138000'],
  ['008613800138000', '13800138000'],
  ['013800138000', '13800138000'],
  ['+86 138-0013-8000', '13800138000'],
  ['02088886666', '02088886666'],
  ['+862088886666', '02088886666'],
  ['4000000200', '4000000200'],
  ['95588', '95588'],
  ['8001', '8001'],
  ['+14155550100', '+14155550100'],
])('the number %s stands in the records as %s', (shown, kept) => {
  expect(callerNumber(shown)).toBe(kept);
});

it.each([
  undefined,
  '',
  'anonymous',
  'Restricted',
  'alice@example.com',
  '<script>',
  '1'.repeat(30),
])('%s is no number', (shown) => {
  expect(callerNumber(shown)).toBeUndefined();
});
