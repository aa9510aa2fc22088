import { expect, it } from 'vitest';
import { remembered } from './remembered.ts';

it('makes a result once, and forgets what was not asked for longest', () => {
  const made: string[] = [];
  const lengthOf = remembered((text) => {
    made.push(text);
    return { length: text.length };
  }, 2);
  expect(lengthOf('one')).toEqual({ length: 3 });
  lengthOf('three');
  lengthOf('one');
  lengthOf('fourteen');
  lengthOf('one');
  expect(made).toEqual(['one', 'three', 'fourteen']);
  lengthOf('three');
  expect(made).toEqual(['one', 'three', 'fourteen', 'three']);
});
