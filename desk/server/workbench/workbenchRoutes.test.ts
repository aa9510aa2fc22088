/** What a desk page is given once, and what it finds in the knowledge. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DeskVisitor, visit } from '../testing/deskVisitor.ts';
import { startTestDesk, type TestDesk } from '../testing/testDesk.ts';

let desk: TestDesk;
let person: DeskVisitor;
beforeAll(async () => {
  desk = await startTestDesk();
  person = visit(desk, '201');
});
afterAll(() => desk.stop());

const found = async (query: string) => {
  const answer = await person.get(`/desk/api/knowledge?${query}`);
  return (await answer.json()).facts;
};

it('phrases come word for word with their places, the company filled in', async () => {
  const { phrases, departments, clauses } = await (await person.get('/desk/api/workbench')).json();
  expect(phrases.answer[0]).toMatchObject({ text: '您好，{department}', clauses: ['ETI-5c1'] });
  expect(phrases.outbound[0].text).toBe('您好，云杉数字证书');
  expect(departments).toContain('投诉处理部');
  expect(clauses['STD-3.4a']).toEqual(expect.any(String));
});

it('knowledge answers a question as the agent would, and a bare word as a person types it', async () => {
  expect((await found('question=个人证书年费多少'))[0].text).toContain('50元');
  expect((await found('question=网点')).length).toBeGreaterThan(0);
  expect(await found('question=天气预报')).toEqual([]);
  expect(await found('question=')).toEqual([]);
});

it('a topic can be read whole', async () => {
  expect((await found('topic=解锁')).length).toBeGreaterThan(1);
  expect(await found('topic=没有这篇')).toEqual([]);
});
