/** Facts that a `search_knowledge` of this turn found; none where it found none or refused. */
import { z } from 'zod';
import type { Exchange } from './conversation.ts';

const searchResult = z.object({
  found: z.boolean(),
  facts: z.array(z.object({ topic: z.string(), text: z.string(), score: z.number() })),
  choices: z.array(z.string()).optional(),
});
export type KnownFact = z.infer<typeof searchResult>['facts'][number];

export function foundFacts(exchange: Exchange | undefined): readonly KnownFact[] {
  const result = searchResult.safeParse(
    exchange?.name === 'search_knowledge' ? exchange.result : null,
  );
  return result.success ? result.data.facts : [];
}

/** Topics between which the caller has to choose; empty where the search left nothing open. */
export function openChoices(exchange: Exchange | undefined): readonly string[] {
  const result = searchResult.safeParse(
    exchange?.name === 'search_knowledge' ? exchange.result : null,
  );
  return result.success ? (result.data.choices ?? []) : [];
}
