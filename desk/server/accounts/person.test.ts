import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerErrors } from '../answers/answerErrors.ts';
import { decoratePerson } from './person.ts';

let app: FastifyInstance;
beforeAll(async () => {
  app = fastify();
  answerErrors(app);
  decoratePerson(app);
  app.all('/who', async ({ person }) => person);
  await app.ready();
});
afterAll(() => app.close());

it.each([
  ['the query', { url: '/who?workNumber=201' }],
  ['the body', { url: '/who', method: 'POST' as const, payload: { workNumber: '201' } }],
])('a request is made by the person that %s names', async (_where, request) => {
  expect((await app.inject(request)).json()).toMatchObject({ workNumber: '201', name: '201' });
});

it('a request that names nobody is refused', async () => {
  for (const url of ['/who', '/who?workNumber=1', '/who?workNumber=abc']) {
    const refused = await app.inject({ url });
    expect(refused.statusCode).toBe(401);
    expect(refused.json()).toEqual({ error: 'signed_out', message: '请先登录。' });
  }
});
