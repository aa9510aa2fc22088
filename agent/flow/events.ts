/**
 * What happens to a call (`CallEvent`), and what the flow wants done about it (`Step`).
 * Both are closed unions of plain objects: no clock, no network, no LiveKit.
 */
import type { OpenTicket } from '../../records/customers/types.ts';
import type { HandoffCause, HandoffReason, JournalEntry } from '../../records/journal/events.ts';
import type { PersonRequest } from '../../records/people/personRequest.ts';
import type { WaitingNews } from '../ports.ts';

/** Names of the timers of a call; at most one of each is pending. */
export type TimerName =
  | 'silence'
  | 'offer'
  | 'news'
  | 'cut'
  | 'notes'
  | 'busy'
  | 'hold'
  | 'keys'
  | 'limit'
  | 'consult';

export type CallEvent = {
  /** The number of the desk's command that it comes from; with it nothing is dealt with twice. */
  readonly command?: number;
} & (
  | {
      readonly type: 'answered';
      readonly channel: 'phone' | 'web' | 'text';
      readonly direction: 'inbound' | 'outbound';
      readonly caller: { readonly number?: string; readonly name?: string };
      readonly ringMs: number;
      /** How long everybody is busy yet (STD-1.3); left out: the call is served at once. */
      readonly busyMs?: number;
      /** Why we rang, on an outbound call. */
      readonly outbound?: OutboundReason;
    }
  /** The caller's words: a final transcript, typed text, or the browser's own recognition. */
  | {
      readonly type: 'caller.said';
      readonly text: string;
      readonly via: 'voice' | 'text' | 'browser';
      readonly confidence?: number;
      /** The words object to recording, and `consent.changed` is in the journal already. */
      readonly objectionNoted?: true;
      /** The question that the words were spoken over; left out where it was heard to its end. */
      readonly spokenOver?: SpokenOver;
    }
  /** Speech was heard but gave no words. */
  | { readonly type: 'caller.unintelligible' }
  /** Words of the caller that were put off are dealt with now; they are in the journal already. */
  | { readonly type: 'taken_up'; readonly text: string }
  | { readonly type: 'caller.dtmf'; readonly digits: string }
  /** The caller's line is gone. */
  | { readonly type: 'caller.left'; readonly reason: string }
  /** Whether speech can be recognised at all (an STT is there, or the browser's own is on). */
  | { readonly type: 'ear.changed'; readonly ear: boolean }
  /** The caller began (or goes on) to speak or type: silence timers start anew. */
  | { readonly type: 'caller.active' }
  | { readonly type: 'timer'; readonly timer: TimerName }
  /** A tool that the flow asked for has run. */
  | ToolReturned
  /** A look-up takes long: the caller is asked to wait, in one of the two pairs of phrases. */
  | {
      readonly type: 'look_up.late';
      readonly id: number;
      readonly tool: string;
      readonly pair: 'wait' | 'result';
    }
  /** It is there: the first sentence of a model's answer, or what a tool of the flow gave. */
  | ({ readonly type: 'look_up.ready'; readonly id: number } & LookedUp)
  /** A model turn has ended. */
  | { readonly type: 'replied'; readonly outcome: ReplyOutcome }
  | {
      readonly type: 'offered';
      readonly handoffId: string;
      readonly human: string;
      /** The person has no page: their telephone is rung. */
      readonly phone?: string;
    }
  /** Somebody lifted the receiver of a person's telephone. */
  | { readonly type: 'leg.answered'; readonly human: string }
  | { readonly type: 'leg.failed'; readonly human: string; readonly cause: HandoffCause }
  /** A key on the person's telephone. */
  | { readonly type: 'human.key'; readonly human: string; readonly digit: string }
  | { readonly type: 'nobody'; readonly handoffId: string }
  /** All who could take it are busy: it waits in line until one of them is free. */
  | { readonly type: 'queued'; readonly handoffId: string }
  /** How it stands with the handoff; null where the desk did not say. */
  | { readonly type: 'news'; readonly handoffId: string; readonly news: WaitingNews | null }
  | { readonly type: 'accepted'; readonly handoffId: string; readonly human: string }
  | {
      readonly type: 'declined';
      readonly handoffId: string;
      readonly human: string;
      readonly cause: HandoffCause;
    }
  | { readonly type: 'joined'; readonly handoffId: string; readonly human: string }
  | { readonly type: 'human.said'; readonly human: string; readonly text: string }
  /** The person is gone after having joined (`cause` hung_up), or lost on the way (`left`). */
  | { readonly type: 'human.left'; readonly human: string; readonly cause: HandoffCause }
  /** The desk page of the person is gone for the moment, or there again. */
  | { readonly type: 'human.away'; readonly human: string; readonly away: boolean }
  /** The media server did not open the gate. */
  | { readonly type: 'gate.stuck'; readonly human: string }
  /** The person asks for something by a button of their desk. */
  | {
      readonly type: 'human.asked';
      readonly human: string;
      readonly request: PersonRequest;
    }
  /** The farewell was heard, and nobody spoke: the line may be cut. */
  | { readonly type: 'parted' }
  /** The line or the process can't go on. */
  | { readonly type: 'failed'; readonly reason: string }
  /** This process goes on with the call of a dead one. */
  | {
      readonly type: 'resumed';
      /** So many processes of this call have died in a row. */
      readonly deaths: number;
      /** Something that was planned before is still to be said. */
      readonly goesOn: boolean;
    }
);

/** A phrase that the caller spoke over. */
export interface SpokenOver {
  readonly phrase: string;
  readonly heard: string;
}

/** What a late look-up brought. */
export interface LookedUp {
  readonly said: { readonly text: string; readonly source: 'model' | 'scripted' } | null;
  readonly returned: ToolReturned | null;
}

export interface ToolReturned {
  readonly type: 'tool.returned';
  readonly name: string;
  readonly outcome: ToolOutcome;
}

/** What somebody is rung for: an open ticket whose result they are to be told (REC-2.1c). */
export interface OutboundReason {
  readonly ticketId: string;
  readonly name: string;
  readonly title: '先生' | '女士' | null;
  /** The local date on which they told us of it, `YYYY-MM-DD`. */
  readonly reportedOn: string;
  readonly topic: string;
  readonly result: string;
}

/** A verified caller, as far as the flow knows them. */
export interface VerifiedCaller {
  readonly id: string;
  readonly name: string;
  readonly title: '先生' | '女士' | null;
  readonly phone: string;
  /** Promises of earlier calls that are still open, next due first (TRN-personal). */
  readonly openTickets: readonly OpenTicket[];
}

export interface ToolOutcome {
  /** What the tool gave; undefined where it refused or failed. */
  readonly result?: unknown;
  /** A situation that the tool put the call in; its behaviour takes over. */
  readonly situation?: string;
  /** The caller, once verified. */
  readonly customer?: VerifiedCaller;
}

export interface ReplyOutcome {
  /** Sentences that were let through, joined. */
  readonly text: string;
  /** What the caller heard of it. */
  readonly heard: string;
  readonly interrupted: boolean;
  /** A situation that the model asked for through a tool; its behaviour takes over. */
  readonly situation?: string;
  /** Pieces of the knowledge that are too long for one breath; told in parts (ETI-6.1i). */
  readonly parts?: readonly string[];
  /** The reply ended as a question that needs an answer to go on. */
  readonly asks: boolean;
  /** Whether it told a fact from knowledge or a tool (a need was met). */
  readonly informed: boolean;
  /** The caller, once verified by a tool. */
  readonly customer?: VerifiedCaller;
  /** Nothing was left to be said. */
  readonly empty: boolean;
}

/** One thing to do, carried out by the conductor in order. */
export type Step =
  | {
      readonly type: 'say';
      readonly phrase: string;
      readonly form?: string;
      readonly slots?: Readonly<Record<string, string>>;
      /** Written once the phrase was heard to its end (the recording notice). */
      readonly onceHeard?: JournalEntry;
    }
  /** Free words that were judged and said before, once more. */
  | { readonly type: 'say_again'; readonly text: string; readonly pace?: 'slow' }
  /** Words of the caller that were put off: `taken_up` comes back. */
  | { readonly type: 'take_up'; readonly text: string }
  /** The model's turn, on the caller's words; `address` is how the caller is called in it. */
  | { readonly type: 'reply'; readonly text: string; readonly address?: string }
  /** The answer of a late look-up; `told` is a sentence of it that was told already. */
  | { readonly type: 'resume'; readonly told: string | null }
  /** What a late tool gave enters now. */
  | { readonly type: 'deliver'; readonly event: ToolReturned }
  /** Nobody waits for the look-up any more. */
  | { readonly type: 'forget' }
  /** How fast the agent speaks from now on (REC-2.2b). */
  | { readonly type: 'pace'; readonly pace: 'normal' | 'slow' }
  /** Runs a tool; `tool.returned` comes back. */
  | {
      readonly type: 'tool';
      readonly name: string;
      readonly arguments: Readonly<Record<string, unknown>>;
    }
  | { readonly type: 'journal'; readonly entry: JournalEntry }
  | { readonly type: 'timer'; readonly timer: TimerName; readonly afterMs: number }
  | { readonly type: 'cancel'; readonly timer: TimerName }
  /** Writes `handoff.requested`, with the summary that code builds from the journal. */
  | {
      readonly type: 'request';
      readonly handoffId: string;
      readonly reason: HandoffReason;
      readonly department: string;
    }
  /** Offers the handoff to the next person; `offered`, `queued` or `nobody` comes back. */
  | {
      readonly type: 'offer';
      readonly handoffId: string;
      readonly attempt: number;
      /** This person alone is asked. */
      readonly to?: string;
      /** Who wants to speak with a colleague first. */
      readonly consults?: string;
    }
  /** Rings at a person's telephone; `leg.answered` or `leg.failed` comes back, later. */
  | {
      readonly type: 'dial';
      readonly human: string;
      readonly number: string;
      readonly ringForMs: number;
    }
  /** Says what the handoff is about, to the person alone. */
  | { readonly type: 'brief'; readonly handoffId: string }
  /** Tells the desk that the person took the call. */
  | { readonly type: 'claim'; readonly handoffId: string; readonly human: string }
  /** Asks how it stands with the handoff; `news` comes back. */
  | { readonly type: 'news'; readonly handoffId: string }
  | { readonly type: 'withdraw'; readonly handoffId: string; readonly cause: HandoffCause }
  /** The agent falls silent: a person speaks with the caller. */
  | { readonly type: 'step_back' }
  /** The person is gone, the agent speaks and listens again. */
  | { readonly type: 'step_in' }
  /** The gate between caller and person: shut, open, or clear of people; `gate.stuck` comes back where it does not move. */
  | { readonly type: 'gate'; readonly to: 'shut' | 'open'; readonly human: string }
  | {
      readonly type: 'gate';
      readonly to: 'consult';
      readonly human: string;
      readonly colleague: string;
    }
  | { readonly type: 'gate'; readonly to: 'clear' }
  /** After a farewell: `parted` comes back unless the caller speaks over it. */
  | { readonly type: 'part' }
  /** Cuts the line; `call.ended` is written by the conductor. */
  | {
      readonly type: 'end';
      readonly by: 'caller' | 'agent' | 'human' | 'system';
      readonly reason: string;
    };
