/** What the desk page knows of the waiting calls and of its own connection. Pure. */
import type { HandoffList, PeopleList, WaitingHandoff } from './deskApi.ts';

export type PersonShown = PeopleList['people'][number];
export type Connection = 'connecting' | 'online' | 'offline';

export interface QueueState {
  readonly connection: Connection;
  readonly handoffs: readonly WaitingHandoff[];
  /** The call that this person has taken, by the server's books. */
  readonly taken: HandoffList['taken'];
  /** Everyone at a desk, this person among them. */
  readonly people: PeopleList['people'];
  /** Server's clock minus this browser's, in ms. */
  readonly clockAheadMs: number;
  /** The server's words, once another page has signed in with this work number. */
  readonly replaced: string | null;
}

export const emptyQueue: QueueState = {
  connection: 'connecting',
  handoffs: [],
  taken: null,
  people: [],
  clockAheadMs: 0,
  replaced: null,
};

export type QueueAction =
  | { readonly type: 'opened' }
  | { readonly type: 'broken' }
  | { readonly type: 'listed'; readonly list: HandoffList; readonly at: number }
  | { readonly type: 'peopled'; readonly list: PeopleList }
  | { readonly type: 'replaced'; readonly message: string };

export function queueReducer(state: QueueState, action: QueueAction): QueueState {
  switch (action.type) {
    case 'opened':
      return { ...state, connection: 'online' };
    case 'broken':
      // What waited may be gone by now: a list that can't be trusted is not shown.
      return { ...emptyQueue, connection: 'offline', replaced: state.replaced };
    case 'listed':
      return {
        ...state,
        connection: 'online',
        handoffs: action.list.handoffs,
        taken: action.list.taken,
        clockAheadMs: Date.parse(action.list.now) - action.at,
      };
    case 'peopled':
      return { ...state, people: action.list.people };
    case 'replaced':
      return { ...emptyQueue, connection: 'offline', replaced: action.message };
  }
}

/** The handoff addressed to this person, the longest waiting first; null where there is none. */
export function offeredTo(state: QueueState, workNumber: string): WaitingHandoff | null {
  return state.handoffs.find((handoff) => handoff.offeredTo === workNumber) ?? null;
}

/** What the server says of this person; undefined while it is out of reach. */
export function ownState(state: QueueState, workNumber: string): PersonShown | undefined {
  return state.people.find((person) => person.workNumber === workNumber);
}
