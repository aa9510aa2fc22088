import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { journalBodies } from './events.ts';

const documented = readFileSync(new URL('../../docs/journal.md', import.meta.url), 'utf8');
const rows = new Map(
  [...documented.matchAll(/^\| `([a-z_]+\.[a-z_]+)` \| (.*) \|$/gmu)].map(
    ([, type = '', fields = '']) => [type, fields],
  ),
);

it('the documented event types are those of the code', () => {
  expect([...rows.keys()].sort()).toEqual(Object.keys(journalBodies).sort());
});

it.each(Object.entries(journalBodies))('%s is documented with all its fields', (type, schema) => {
  for (const field of Object.keys(schema.shape)) expect(rows.get(type)).toContain(`\`${field}\``);
});
