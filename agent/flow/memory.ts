/**
 * What the flow remembers of a call: plain JSON, journaled as `state.saved`, so that a successor
 * can go on where a dead process stopped. Words in it are the caller's own.
 */

import type { OpenTicket } from '../../records/customers/types.ts';
import type { HandoffReason, Mood } from '../../records/journal/events.ts';
import { nothingTold, type ToldContact } from '../behaviours/contactText.ts';

/** What the agent waits for while it is silent; decides what a silence limit causes. */
export type Awaiting =
  | 'opening'
  | 'answer_check'
  | 'question'
  | 'question_again'
  | 'probe'
  | 'anything_else'
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
}

/** A contact that is being taken, and what it is for. */
export interface ContactMemory {
  readonly purpose: 'complaint' | 'handoff' | 'question' | 'abuse' | 'late' | 'blame' | 'private';
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
}

/** A need that was restated and waits for its yes (REC-2.2h), or for the caller's identity. */
export interface NeedMemory {
  /** The caller's words that are answered once it is confirmed. */
  readonly text: string;
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
  /** The reason of a handoff whose consent was asked for. */
  readonly consentFor: HandoffReason | null;
  readonly numberAsked: boolean;
  /** Abuse was soothed and its callback ticket opened; once a call (decision 12). */
  readonly abuseSettled: boolean;
  /** A question waits for a callback: ETI-6.4d is the closing. */
  readonly questionOpen: boolean;
}

export const emptyMemory: CallMemory = {
  channel: 'text',
  ear: true,
  typing: false,
  caller: { number: null, name: null, title: null, verified: false },
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
  consentFor: null,
  numberAsked: false,
  abuseSettled: false,
  questionOpen: false,
};
