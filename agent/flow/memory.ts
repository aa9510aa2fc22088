/**
 * What the flow remembers of a call: plain JSON, journaled as `state.saved`, so that a successor
 * can go on where a dead process stopped. Words in it are the caller's own.
 */

import type { OpenTicket } from '../../records/customers/types.ts';
import type { HandoffReason, Mood } from '../../records/journal/events.ts';
import type { AccountIntent } from '../behaviours/accountIntent.ts';
import { nothingTold, type ToldContact } from '../behaviours/contactText.ts';
import type { ConsultMemory } from './consultMemory.ts';
import type { LookedUp, OutboundReason } from './events.ts';

/** What the agent waits for while it is silent; decides what a silence limit causes. */
export type Awaiting =
  | 'opening'
  | 'answer_check'
  | 'question'
  | 'question_again'
  | 'probe'
  | 'anything_else'
  | 'rating'
  | 'keys'
  | 'hold'
  | 'nothing';

export interface SpokenPhrase {
  readonly phrase: string;
  readonly form?: string;
  readonly slots?: Readonly<Record<string, string>>;
}

/** The words the agent spoke last: a phrase, or a judged answer. */
export type Spoken = SpokenPhrase | { readonly text: string };

export const complaintElements = ['time', 'place', 'people', 'event', 'demand'] as const;
export type ComplaintElement = (typeof complaintElements)[number];

export interface ComplaintMemory {
  readonly elements: Readonly<Record<ComplaintElement, string | null>>;
  /** How often each element was asked for; twice at most. */
  readonly asked: Readonly<Record<ComplaintElement, number>>;
  readonly severity: 'simple' | 'complex';
  /** The ticket, once `complaint.recorded` and `ticket.opened` are in the journal. */
  readonly ticketId: string | null;
  /** The number that is in the record; null where none was known then. */
  readonly contact: string | null;
}

/** A contact that is being taken, and what it is for. */
export interface ContactMemory {
  readonly purpose:
    | 'complaint'
    | 'handoff'
    | 'question'
    | 'abuse'
    | 'late'
    | 'blame'
    | 'private'
    | 'fault'
    | 'report'
    | 'change';
  readonly number: string | null;
  readonly name: string | null;
  readonly asked: number;
  readonly confirmed: boolean;
}

export interface HandoffMemory {
  readonly handoffId: string;
  readonly reason: HandoffReason;
  readonly department: string;
  readonly attempt: number;
  readonly human: string | null;
  /** The caller asked for the person (ETI-5f), or the agent transfers (ETI-5e, STD-3.3b). */
  readonly asked: boolean;
  /** Consent was asked with STD-3.3a, which is the transfer phrase. */
  readonly consented: boolean;
  /** It is being offered: nobody has joined yet, and nobody has given up. */
  readonly offering: boolean;
  /** The caller has heard the words of the transfer, and waits. */
  readonly told: boolean;
  /** The person has accepted, and is on their way into the room. */
  readonly joining: boolean;
  /** The person is reached by telephone: it rings, or they hear the briefing. */
  readonly leg: 'none' | 'ringing' | 'briefing';
  /** This person alone is asked. */
  readonly to: string | null;
  /** The person keeps the caller waiting, since when (ISO 8601); null: nobody is on hold. */
  readonly heldSince: string | null;
}

/** A wait that both sides know of: no silence timer runs in it. */
export interface HoldMemory {
  readonly reason: 'caller' | 'look_up' | 'busy';
  /** Since when, ISO 8601. */
  readonly since: string;
  readonly lookUp: LookUpMemory | null;
}

/** A look-up that the caller was asked to wait for. */
export interface LookUpMemory {
  readonly id: number;
  readonly tool: string;
  /** Which pair of phrases it is announced and told with: ETI-6.3a, or STD-3.2 with its result. */
  readonly pair: 'wait' | 'result';
  readonly agreed: boolean;
  /** What it brought; null while it goes on. */
  readonly brought: LookedUp | null;
}

/** An outbound call until its result is told. */
export interface OutboundMemory extends OutboundReason {
  /** How often it was asked whether it is them. */
  readonly asked: number;
}

/** Where a caller who can only press keys is in the menu. */
export interface MenuMemory {
  readonly stage: 'menu' | 'topics' | 'article' | 'order' | 'phone' | 'last_four';
  /** Wrong keys, and limits without a key, running. */
  readonly misses: number;
  /** Which page of topics; which article, and the part of it that was read last. */
  readonly page: number;
  readonly article: number;
  readonly part: number;
  readonly order: string | null;
}

/** A need that was restated and waits for its yes (REC-2.2h), or for the caller's identity. */
export interface NeedMemory {
  /** The caller's words that are answered once it is confirmed. */
  readonly text: string;
  readonly wish: AccountIntent;
  /** The order that was named, or '' where the caller has no number at hand; null: not told yet. */
  readonly order: string | null;
  /** Answers running that brought no identity item. */
  readonly silences: number;
  /** The caller did not want to tell who they are. */
  readonly refused: boolean;
}

export interface CallMemory {
  readonly channel: 'phone' | 'web' | 'text';
  /** Speech can be recognised. Without it silence limits are longer, and probes make no sense. */
  readonly ear: boolean;
  readonly typing: boolean;
  readonly caller: {
    readonly number: string | null;
    readonly name: string | null;
    readonly title: '先生' | '女士' | null;
    readonly verified: boolean;
    /** Whose records were matched; null where nobody's. */
    readonly customerId: string | null;
  };
  /** Promises of earlier calls to the verified caller, until they were mentioned (TRN-personal). */
  readonly promises: readonly OpenTicket[];
  readonly mood: Mood;
  readonly awaiting: Awaiting;
  /** The question that needs an answer, for saying it once more. */
  readonly question: Spoken | null;
  /** All that the agent said in its last turn (REC-2.2b: repeated when asked). */
  readonly lastSpoken: readonly Spoken[];
  /** Ids of the phrases of the turn before (REC-2.2g). */
  readonly saidBefore: readonly string[];
  /** What the caller has told of themselves so far, asked or not. */
  readonly told: ToldContact;
  readonly probes: number;
  readonly unintelligibleRun: number;
  readonly anythingElseAsked: number;
  /** The caller has said nothing since the last answer (ETI-6.5b). */
  readonly noReply: boolean;
  /** Some need was met; and something stays open (a ticket, a promise). */
  readonly met: boolean;
  readonly open: boolean;
  /** Turns running that brought no progress (REC-2.2g). */
  readonly failures: number;
  /** The caller's words that named the matter, for tickets. */
  readonly matter: string | null;
  readonly lastWords: string;
  /** The caller's words that the model answers, or answered last; '' before any. */
  readonly answering: string;
  /** Parts of long information that are still to be told (ETI-6.1i), and how many were told. */
  readonly parts: readonly string[];
  readonly partsTold: number;
  /** What the model's last answer said, joined. */
  readonly answered: string;
  /** Something was offered already (MGT-1.4.4). */
  readonly promoted: boolean;
  /** The caller was upset, complained or blamed us at some time of the call. */
  readonly soured: boolean;
  readonly complaint: ComplaintMemory | null;
  readonly contact: ContactMemory | null;
  readonly need: NeedMemory | null;
  /** What the caller blames this call for (ETI-6.2d), for the supervisor. */
  readonly blame: ComplaintMemory | null;
  /** A question that came with something graver, and is served after it. */
  readonly rest: string | null;
  /** The gist that was restated (STD-2.2b), in the caller's words. */
  readonly gist: string | null;
  /** A refused request whose alternative was offered (STD-3.5), by id. */
  readonly refusal: string | null;
  /** The directory entry whose number was offered (STD-1.4a), by id. */
  readonly offeredEntry: string | null;
  /** The reply under way answers a part of the turn: what follows it is said already. */
  readonly partial: boolean;
  /** The rule about private calls was told (ETI-6.1e). */
  readonly privateCall: boolean;
  /** How fast the agent speaks; slow for the rest of the call once it was asked for (REC-2.2b). */
  readonly pace: 'normal' | 'slow';
  readonly handoff: HandoffMemory | null;
  readonly consult: ConsultMemory | null;
  /** The reason of a handoff whose consent was asked for. */
  readonly consentFor: HandoffReason | null;
  readonly numberAsked: boolean;
  /** Abuse was met: its callback ticket is owed, then settled; once a call (decision 12). */
  readonly abuse: 'none' | 'owed' | 'settled';
  /** A number that was read back and confirmed in this call: it is not read back again. */
  readonly confirmedNumber: string | null;
  /** What callback tickets of this call are for: one open callback per caller and matter. */
  readonly callbacks: readonly string[];
  readonly objected: boolean;
  /** A question waits for a callback: ETI-6.4d is the closing. */
  readonly questionOpen: boolean;
  readonly hold: HoldMemory | null;
  readonly outbound: OutboundMemory | null;
  /** Null where the caller can be heard. */
  readonly menu: MenuMemory | null;
  /** Why the line will be cut when the farewell was heard. */
  readonly endReason: string | null;
  /** The contact of a complaint that has none was asked for after its deadline was told. */
  readonly lateAsked: boolean;
  /** Satisfaction was asked for; once a call (TRN-CSAT). */
  readonly ratingAsked: boolean;
  /** Something came up after which it is not asked for. */
  readonly unrated: boolean;
  /** The caller was told that the longest time of a call is near. */
  readonly limitTold: boolean;
}

export const emptyMemory: CallMemory = {
  channel: 'text',
  ear: true,
  typing: false,
  caller: { number: null, name: null, title: null, verified: false, customerId: null },
  promises: [],
  mood: 'calm',
  awaiting: 'nothing',
  question: null,
  lastSpoken: [],
  saidBefore: [],
  told: nothingTold,
  probes: 0,
  unintelligibleRun: 0,
  anythingElseAsked: 0,
  noReply: false,
  met: false,
  open: false,
  failures: 0,
  matter: null,
  lastWords: '',
  answering: '',
  parts: [],
  partsTold: 0,
  answered: '',
  promoted: false,
  soured: false,
  complaint: null,
  contact: null,
  need: null,
  blame: null,
  rest: null,
  gist: null,
  refusal: null,
  offeredEntry: null,
  partial: false,
  privateCall: false,
  pace: 'normal',
  handoff: null,
  consult: null,
  consentFor: null,
  numberAsked: false,
  abuse: 'none',
  confirmedNumber: null,
  callbacks: [],
  objected: false,
  questionOpen: false,
  hold: null,
  outbound: null,
  menu: null,
  endReason: null,
  lateAsked: false,
  ratingAsked: false,
  unrated: false,
  limitTold: false,
};
