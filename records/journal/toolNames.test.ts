import { expect, it } from 'vitest';
import { tools } from '../../tools/index.ts';
import { toolName } from './toolNames.ts';

it('every tool has a name that people read', () => {
  expect(tools.map(({ name }) => name).filter((name) => toolName(name) === name)).toEqual([]);
});
