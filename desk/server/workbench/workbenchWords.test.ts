/** Whose departments are whose: a department that names its people is theirs alone. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadWords } from '../../../agent/words/loadWords.ts';
import { createWorkbenchWords } from './workbenchWords.ts';

const prompts = join(import.meta.dirname, '../../../prompts');
const words = loadWords(prompts);

it('a person answers for the departments that name them, and for those that name nobody', () => {
  const departments = words.company.departments.map((department, index) =>
    index === 1 ? { ...department, people: ['201'] } : department,
  );
  const company = { ...words.company, departments };
  const workbench = createWorkbenchWords({ ...words, company }, new Map(), prompts);
  const all = departments.map(({ name }) => name);
  expect(workbench.departmentsOf('201')).toEqual(all);
  expect(workbench.departmentsOf('202')).toEqual(all.filter((_, index) => index !== 1));
});
