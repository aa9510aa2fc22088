/**
 * Carries words to the caller and keeps the ledger of duties: a mandated phrase is owed until it
 * was heard to its end. A hole in the line is mended at once; a phrase that the caller spoke over is
 * said again before the next words of the agent.
 */
import type { JournalEntry, JournalEvent } from '../records/journal/events.ts';
import { type Duty, DutyLedger, MAX_REPEATS } from './duties.ts';
import type { CallEvent, SpokenOver, Step } from './flow/events.ts';
import type {
  CallEnvironment,
  Playback,
  ReplyObserver,
  ReplyRequest,
  SaidSentence,
  VoiceReply,
} from './ports.ts';
import { phraseSpoken } from './words/phraseSpoken.ts';
import type { Phrase } from './words/types.ts';

export type Say = Extract<Step, { type: 'say' }>;

/** Before words that can't be interrupted, the caller may finish for so long. */
export const CALLER_FINISHES_MS = 3000;

/** The one phrase that is not owed once a person comes. */
const WAITING_NEWS = 'waiting.news';

export class Speaker {
  readonly #environment: CallEnvironment;
  readonly #write: (entry: JournalEntry) => void;
  readonly #duties: DutyLedger;
  /** Phrases that were spoken over, or not begun because of it. */
  #owed: Say[] = [];
  /** The caller spoke over something in this turn: what follows waits for their words. */
  #spokenOver = false;
  #gone = false;
  /** The question that the caller spoke over last, and what they heard of it. */
  #cutQuestion: SpokenOver | null = null;
  /** Something that can't wait has come in; until it is dealt with nothing else is said. */
  #givesWay = false;
  #objected = false;
  #waitIsOver = false;

  constructor(environment: CallEnvironment, write: (entry: JournalEntry) => void) {
    this.#environment = environment;
    this.#write = write;
    this.#duties = new DutyLedger(write);
  }

  /** Goes on for a dead process: what it owed is owed by this one. */
  restore(owed: readonly Say[], events: readonly JournalEvent[], part: number): void {
    this.#owed = [...owed];
    this.#objected = events.findLast(objection) !== undefined;
    const { phrases } = this.#environment.words;
    this.#duties.restore(events, part, (phrase) => phrases.get(phrase).question);
  }

  /** Phrases that are still to be said, for the saved state. */
  get owed(): readonly Say[] {
    return this.#owed;
  }

  /** The caller can't hear anything any more. */
  lineGone(): void {
    this.#gone = true;
    this.#environment.voice.interrupt();
  }

  /** A person comes: news of the wait is of no use any more, whether it is being said or still owed. */
  waitIsOver(): void {
    this.#waitIsOver = true;
    this.#environment.voice.interrupt();
    this.#owed = this.#owed.filter((say) => say.phrase !== WAITING_NEWS);
  }

  /** The caller spoke over the last words. */
  get spokenOver(): boolean {
    return this.#spokenOver;
  }

  /** Words that were spoken over a question are told so, once: a yes to what was not heard is none. */
  withCut(event: CallEvent): CallEvent {
    const spokenOver = this.#cutQuestion;
    if (event.type !== 'caller.said' || spokenOver === null) return event;
    this.#cutQuestion = null;
    return { ...event, spokenOver };
  }

  /** Somebody is in danger: until that is dealt with, what is still to come is owed, not said. */
  giveWay(): void {
    this.#givesWay = true;
  }

  /** The caller objects to recording: it stops, so its notice is neither owed nor noted any more. */
  object(): void {
    this.#objected = true;
    this.#owed = this.#owed.filter((say) => say.onceHeard === undefined);
  }

  get objected(): boolean {
    return this.#objected;
  }

  /**
   * Puts what is owed before the next words; what is said anyway is not said twice.
   * @param urgent these words come first, what is owed stays owed
   */
  withOwed(steps: readonly Step[], urgent = false): readonly Step[] {
    this.#spokenOver = false;
    if (urgent) this.#givesWay = false;
    if (urgent || this.#givesWay) return steps;
    const speaks = steps.some((step) => step.type === 'say' || step.type === 'reply');
    if (this.#owed.length === 0 || !speaks) return steps;
    const anyway = new Set(steps.map((step) => (step.type === 'say' ? step.phrase : '')));
    const owed = this.#owed.filter((say) => !anyway.has(say.phrase));
    this.#owed = [];
    return [...owed, ...steps];
  }

  async sayPhrase(say: Say): Promise<void> {
    if (this.#gone) return;
    if (say.phrase === WAITING_NEWS) this.#waitIsOver = false;
    const phrase = this.#environment.words.phrases.get(say.phrase);
    if (this.#spokenOver || this.#givesWay) {
      this.#owe(say, phrase);
      return;
    }
    const text = this.#environment.words.phrases.fill(say.phrase, this.#filling(say));
    this.#cutQuestion = null;
    if (phrase.question) this.#duties.supersede(phrase.id);
    for (;;) {
      const duty = this.#duties.begin(phrase);
      const interruptible = phrase.interruptible && duty.repeats < MAX_REPEATS;
      if (!interruptible) await this.#environment.voice.callerSilence(CALLER_FINISHES_MS);
      const playback = await this.#environment.voice.say({
        text,
        phrase: phrase.id,
        interruptible,
        ...(phrase.pace === undefined ? {} : { pace: phrase.pace }),
      });
      this.#write({
        type: 'agent.said',
        text,
        phrase: phrase.id,
        clauses: [...phrase.clauses],
        source: phrase.source,
        heard: playback.heard,
        interrupted: playback.interrupted,
      });
      if (this.#settle(say, duty, playback, phrase)) return;
    }
  }

  /** @returns whether the phrase is dealt with for now; false: say it again at once */
  #settle(say: Say, duty: Duty, playback: Playback, phrase: Phrase): boolean {
    if (playback.complete) {
      this.#duties.fulfil(duty);
      if (say.onceHeard && !this.#objected) this.#write(say.onceHeard);
      return true;
    }
    const mayRepeat = this.#duties.interrupt(duty, playback.heard);
    if (this.#gone || !mayRepeat) return true;
    if (!playback.interrupted) return false;
    this.#spokenOver = true;
    if (phrase.question) this.#cutQuestion = { phrase: phrase.id, heard: playback.heard };
    this.#owe(say, phrase);
    return true;
  }

  /** Questions that were answered over are not asked any more: what comes next is somebody else's. */
  leaveQuestions(): void {
    this.#duties.supersede();
  }

  /** A question is asked anew by what comes next, and a recording that is off needs no notice. */
  #owe(say: Say, { question }: Phrase): void {
    const late = this.#waitIsOver && say.phrase === WAITING_NEWS;
    const moot = late || (this.#objected && say.onceHeard !== undefined);
    if (!question && !moot) this.#owed.push(say);
  }

  /** Judged words that were said before, once more. */
  async sayAgain(text: string, pace?: 'slow'): Promise<void> {
    if (this.#gone || this.#spokenOver || this.#givesWay) return;
    const playback = await this.#environment.voice.say({
      text,
      phrase: null,
      interruptible: true,
      ...(pace === undefined ? {} : { pace }),
    });
    this.#write({
      type: 'agent.said',
      text,
      source: 'scripted',
      heard: playback.heard,
      interrupted: playback.interrupted,
    });
    this.#spokenOver = playback.interrupted;
  }

  /** One model turn; null where nobody is there to hear it. */
  async reply(request: ReplyRequest): Promise<VoiceReply | null> {
    if (this.#gone || this.#givesWay) return null;
    const outcome = await this.#environment.voice.reply(request, this.#observer);
    this.#spokenOver = outcome.interrupted;
    return outcome;
  }

  /** The answer of a late look-up, without the sentence that was told already. */
  async resume(told: string | null): Promise<CallEvent | null> {
    if (this.#gone || this.#givesWay) return null;
    const outcome = await this.#environment.voice.resume(told, this.#observer);
    this.#spokenOver ||= outcome.interrupted;
    return { type: 'replied', outcome };
  }

  readonly #observer: ReplyObserver = {
    said: (sentence) => this.#wasSaid(sentence),
    note: (entry) => this.#write(entry),
  };

  /** A sentence of a reply; words of a mandated phrase in it are that phrase, and its duty is done. */
  #wasSaid(sentence: SaidSentence): void {
    const { phrases } = this.#environment.words;
    const phrase = phraseSpoken(sentence.text, phrases);
    if (phrase === null) {
      this.#write({ type: 'agent.said', ...sentence });
      return;
    }
    const duty = sentence.heard === sentence.text ? this.#duties.begin(phrase) : null;
    const { id, clauses, source } = phrase;
    this.#write({ type: 'agent.said', ...sentence, phrase: id, clauses: [...clauses], source });
    if (duty !== null) this.#duties.fulfil(duty);
  }

  /** Nothing more will be said: open duties lapse. */
  close(): void {
    this.#duties.lapseAll();
  }

  /** Company-wide slots are filled here, the others by the behaviour. */
  #filling(say: Say) {
    const { company, phrases } = this.#environment.words;
    const phrase = phrases.get(say.phrase);
    const template = say.form === undefined ? phrase.text : (phrase.forms[say.form] ?? phrase.text);
    const slots = {
      company: company.name,
      agent_id: company.agentId,
      agent_number: company.agentNumber,
      ...say.slots,
    };
    return {
      ...(say.form === undefined ? {} : { form: say.form }),
      slots: Object.fromEntries(
        Object.entries(slots).filter(([slot]) => template.includes(`{${slot}}`)),
      ),
    };
  }
}

function objection(event: JournalEvent): boolean {
  return event.type === 'consent.changed' && event.recording !== 'notified';
}
