/**
 * The edges of a call, as the conductor sees them. The voice shell (LiveKit), text mode and tests
 * each bring their own implementation; the conductor does not know which one it has.
 */
import type {
  HandoffCause,
  HandoffReason,
  HandoffSummary,
  JournalEntry,
  JournalEvent,
} from '../records/journal/events.ts';
import type { ReplyOutcome, ToolOutcome } from './flow/events.ts';
import type { Words } from './words/types.ts';

/** Fixed words on their way to the caller. */
export interface Utterance {
  readonly text: string;
  /** The phrase they come from (its audio may be rendered beforehand), or null for words said again. */
  readonly phrase: string | null;
  readonly interruptible: boolean;
  /** The pace of these words, where it differs from the rest of the call. */
  readonly pace?: 'normal' | 'slow';
}

/** How an utterance reached the caller: the only proof of a duty. */
export interface Playback {
  /** The part that was heard, cut back to the last punctuation mark; '' if nothing. */
  readonly heard: string;
  /** True only where the played runs cover the audio to within 60 ms, without a hole, while the caller was connected. */
  readonly complete: boolean;
  /** The caller spoke over it and it stopped. */
  readonly interrupted: boolean;
  readonly playedMs: number;
}

/** What the caller's page may know of where the call stands. */
export type CallPhase = 'opening' | 'serving' | 'waiting' | 'with_person' | 'closing' | 'ended';

export interface DialogueLine {
  readonly who: 'caller' | 'agent';
  /** For the agent: what was heard, not what was meant. */
  readonly text: string;
}

/** One model turn. */
export interface ReplyRequest {
  /** The caller's words of this turn. */
  readonly text: string;
  /** The call so far, from the journal, this turn's words not included. */
  readonly history: readonly DialogueLine[];
  /** How the caller is called, e.g. 欧阳女士 (ETI-6.1b); absent where the name or title is not known. */
  readonly address?: string;
}

export interface SaidSentence {
  readonly text: string;
  readonly source: 'model' | 'scripted';
  readonly heard: string;
  readonly interrupted: boolean;
}

/** A look-up that goes on while the caller waits for it. */
export interface LookUp {
  readonly tool: string;
  /** Who looks it up: what the scripted model says is made from tool results by code. */
  readonly source: 'model' | 'scripted';
  /** The first sentence of the answer; null where it has none. Never rejects. */
  readonly ready: Promise<Pick<SaidSentence, 'text' | 'source'> | null>;
}

/** What a model turn came to; with a look-up it goes on, and is taken up by `resume`. */
export interface VoiceReply extends ReplyOutcome {
  readonly lookUp?: LookUp;
}

/** What the voice reports while a model turn runs; each becomes a journal event at once. */
export interface ReplyObserver {
  said(sentence: SaidSentence): void;
  note(entry: JournalEntry): void;
}

/** The ear's and mouth's half of a call. Methods never reject: a fault is an outcome. */
export interface Voice {
  /** Speaks fixed words; resolves when their playback has ended, however it ended. */
  say(utterance: Utterance): Promise<Playback>;
  /** Runs one model turn through models, gate and tools; resolves when its last sentence has ended. */
  reply(request: ReplyRequest, observer: ReplyObserver): Promise<VoiceReply>;
  /** Speaks what the look-up brought; `told` is a sentence of it that was told already. */
  resume(told: string | null, observer: ReplyObserver): Promise<ReplyOutcome>;
  /** Nobody waits for the look-up any more. */
  forget(): void;
  /** How fast to speak from now on; absent where there is no sound. */
  pace?(pace: 'normal' | 'slow'): void;
  /** Stops interruptible speech, because the caller typed or pressed a key. */
  interrupt(): void;
  /** Stops whatever is being said, duties included: somebody is in danger. */
  cutShort(): void;
  /** Resolves when the caller has been silent for a moment, at the latest after `limitMs`. */
  callerSilence(limitMs: number): Promise<void>;
  /** A person speaks with the caller now: no more recognition, no speech. */
  stepBack(): void;
  /** The person is gone and the call goes on: speech and recognition again. */
  stepIn(): void;
}

export interface HandoffOffer {
  readonly handoffId: string;
  readonly callId: string;
  readonly attempt: number;
  readonly reason: HandoffReason;
  readonly department: string;
  readonly summary: HandoffSummary;
  readonly answerWithinMs: number;
  /** This person alone is asked. */
  readonly to?: string;
  /** The person who has the call and wants to speak with a colleague first. */
  readonly consults?: string;
}

/** What becomes of an offer at once; `queued`: all who could take it are busy, it waits in line. */
export type OfferAnswer =
  | { readonly outcome: 'rings'; readonly human: string; readonly phone?: string }
  | { readonly outcome: 'queued' }
  | { readonly outcome: 'nobody' };

/** How it stands with a handoff that waits. */
export interface WaitingNews {
  /** Handoffs that are served before it. */
  readonly position: number;
  /** What callers waited today, the middle of it; null with fewer than 20 waits to tell from. */
  readonly waitMs: number | null;
}

/** The way to the people. Answers arrive later as `CallEvent`s. */
export interface DeskLink {
  /** Offers a handoff to one person. Never rejects; a desk out of reach is `nobody` after a `fault.occurred`. */
  offer(offer: HandoffOffer): Promise<OfferAnswer>;
  /** Null where the desk knows nothing of it, or is out of reach. Never rejects. */
  news(handoffId: string): Promise<WaitingNews | null>;
  /** The person took the call by telephone. */
  claim(handoffId: string, human: string): Promise<void>;
  /** Takes the offer back at once (caller left, time over, callback chosen). */
  withdraw(handoffId: string): Promise<void>;
}

/** People's telephones, rung into the caller's room as the participant of that person. */
export interface PersonLegs {
  /** Rings until it is answered, by whomever, or is certain not to be. Never rejects. */
  dial(leg: {
    readonly human: string;
    readonly number: string;
    readonly ringForMs: number;
  }): Promise<'answered' | HandoffCause>;
  /** Stops what rings. Idempotent. */
  drop(): void;
}

/**
 * The gate between the caller and a person: while it is shut neither hears the other, and the caller
 * hears nothing of the room. Nothing here rejects; what the media server did not do is false.
 */
export interface PersonGate {
  /** Shut, before the person is in the room or while the caller is on hold; any other person is put out. */
  shut(human: string): Promise<boolean>;
  /** The two people hear each other, and neither hears the caller. */
  consult(human: string, colleague: string): Promise<boolean>;
  /** Caller and person hear each other; any other person is put out. */
  open(human: string): Promise<boolean>;
  /** No person is in this call (any more): whoever is there is put out, the caller hears us. */
  clear(): Promise<boolean>;
}

/** The caller's line. */
export interface Line {
  /** Cuts the line and frees the room. Idempotent, never rejects. */
  hangUp(): Promise<void>;
  /** Told each time the phase of the call changes, for the caller's page. */
  phase?(name: CallPhase): void;
}

/** The tools of the call, as the flow runs them itself. */
export interface FlowTools {
  /** Never rejects; every run is journaled. */
  run(name: string, toolArguments: Readonly<Record<string, unknown>>): Promise<ToolOutcome>;
  /** Whether a run takes so long that the caller is told; resolves when it is there, or late. */
  isLate(running: Promise<unknown>): Promise<boolean>;
}

/** Time handed in. Timers of a call run on this clock only. */
export interface CallClock {
  now(): Date;
  /** Calls back once at or after `at` (ms since epoch); returns a cancel function. */
  schedule(at: number, due: () => void): () => void;
}

/** Where events go: disk first. */
export interface Journal {
  readonly callId: string;
  /** All events of this call so far, in order. */
  readonly events: readonly JournalEvent[];
  /** Appends one event (envelope and hash are added); synchronous, on disk when it returns. */
  append(entry: JournalEntry, turn: number): JournalEvent;
}

export interface IdSource {
  /** A fresh UUIDv7. */
  next(): string;
}

export interface CallEnvironment {
  readonly words: Words;
  readonly journal: Journal;
  readonly voice: Voice;
  readonly desk: DeskLink;
  readonly tools: FlowTools;
  readonly line: Line;
  /** Left out where there is no room: text mode. */
  readonly gate?: PersonGate;
  /** Left out where no telephone can be rung. */
  readonly legs?: PersonLegs;
  readonly clock: CallClock;
  readonly ids: IdSource;
  /** Whether an ear is there at the start of the call (an STT, or text mode). */
  readonly ear: boolean;
  /** A successor may go on with this call after a crash: what will be done is written before it is. */
  readonly recoverable?: boolean;
  /** Names and versions for `call.started.release`. */
  readonly release: { readonly product: string; readonly model: string };
}
