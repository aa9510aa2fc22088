import { expect, test } from 'vitest';
import { microphoneTrouble } from './microphoneTrouble.ts';

test.each([
  ['NotFoundError', 'missing'],
  ['NotAllowedError', 'denied'],
  ['NotReadableError', 'busy'],
  ['AbortError', 'busy'],
  ['TypeError', 'other'],
])('%s is named %s', (name, trouble) => {
  expect(microphoneTrouble(new DOMException('test', name), true)).toBe(trouble);
});

test('an insecure address goes before any other reason', () => {
  expect(microphoneTrouble(new DOMException('test', 'NotFoundError'), false)).toBe('insecure');
});

test('something that is no error is still named', () => {
  expect(microphoneTrouble('broken', true)).toBe('other');
});
