/** What every desk page needs once: phrases for each moment, titles of clauses, departments; and knowledge. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { WorkbenchWords } from './workbenchWords.ts';

const search = z.looseObject({
  question: z.string().trim().max(200).default(''),
  topic: z.string().max(30).optional(),
});

export async function workbenchRoutes(
  app: FastifyInstance,
  { words }: { readonly words: WorkbenchWords },
): Promise<void> {
  const { company, phrases, clauses, topics } = words;
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.get('/desk/api/workbench', async ({ person }) => ({
    person,
    company: company.name,
    departments: company.departments.map(({ name }) => name),
    callbackDeadline: company.deadlines.callback.spoken,
    topics,
    phrases,
    clauses: Object.fromEntries(clauses),
  }));

  routes.get('/desk/api/knowledge', { schema: { querystring: search } }, async (request) => {
    const { question, topic } = request.query;
    // Reading it also asks who is there: nobody signed out searches.
    request.log.debug({ workNumber: request.person.workNumber }, 'knowledge searched');
    if (topic !== undefined) return { facts: words.factsOf(topic) };
    return { facts: question === '' ? [] : words.search(question) };
  });
}
