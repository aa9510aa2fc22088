/**
 * What the server tells a desk page over its socket, and what the page may say. One JSON object a
 * message, named by `type`; a page ignores a type that it does not know.
 */
import { z } from 'zod';
import { chosenStates, type PersonState } from '../../../records/people/personStates.ts';
import type { HandoffList } from '../handoffs/handoffListEvent.ts';

export interface PersonShown {
  readonly workNumber: string;
  readonly name: string;
  readonly state: PersonState;
  /** Since when, ISO 8601. */
  readonly since: string;
}

export interface PeopleList {
  /** The server's time, ISO 8601. */
  readonly now: string;
  readonly people: readonly PersonShown[];
}

export type DeskMessage =
  | ({ readonly type: 'handoffs' } & HandoffList)
  | ({ readonly type: 'people' } & PeopleList)
  /** Another page took this work number: this one closes and does not come back by itself. */
  | { readonly type: 'replaced'; readonly message: string };

/** What a page says: only the state that its person chooses. */
export const pageMessageSchema = z.object({
  type: z.literal('state'),
  state: z.enum(chosenStates),
});
export type PageMessage = z.infer<typeof pageMessageSchema>;
