/**
 * Owns the turn. Everything that happens to a call enters `handle`, one after another; the flow
 * says what to do, and the conductor does it: journal first, then act. It owns no words and no
 * policy, and it never speaks two things at once.
 */
import type { JournalEntry, JournalEvent } from '../records/journal/events.ts';
import { summarize } from '../records/summary.ts';
import { Dialogue } from './dialogue.ts';
import type { CallEvent, Step, TimerName } from './flow/events.ts';
import { type CallState, createFlow, type Flow } from './flow/flow.ts';
import { KeyBuffer } from './keyBuffer.ts';
import type { CallEnvironment, CallPhase } from './ports.ts';
import { Speaker } from './speaker.ts';
import { CallTimers } from './timers.ts';

/** Ids that one event may need. */
const IDS_PER_EVENT = 4;
/** A longer pause between two keys ends the number. */
const KEY_PAUSE_MS = 4000;
/** Events that are a caller's turn: they count up `turn` and stop the silence timers. */
const turns: ReadonlySet<CallEvent['type']> = new Set([
  'caller.said',
  'caller.unintelligible',
  'caller.dtmf',
]);

export class Conductor {
  /** Resolves when `call.ended` is written and the line is cut. */
  readonly ended: Promise<void>;
  readonly #environment: CallEnvironment;
  readonly #flow: Flow;
  readonly #timers: CallTimers;
  readonly #speaker: Speaker;
  readonly #keys = new KeyBuffer();
  readonly #dialogue = new Dialogue();
  #state: CallState;
  #turn = 0;
  #queue: Promise<void> = Promise.resolve();
  #over = false;
  #finish: () => void = () => {};

  constructor(environment: CallEnvironment) {
    this.#environment = environment;
    this.#flow = createFlow(environment.words, environment.ear);
    this.#state = this.#flow.start();
    this.#timers = new CallTimers(environment.clock, (timer) => this.#due(timer));
    this.#speaker = new Speaker(environment, (entry) => this.#journal(entry));
    this.ended = new Promise((resolve) => {
      this.#finish = resolve;
    });
  }

  get state(): CallState {
    return this.#state;
  }

  get phase(): CallPhase {
    return this.#flow.phase(this.#state);
  }

  /** When a pending timer is due; null where it is not pending. */
  dueAt(timer: TimerName): Date | null {
    return this.#timers.dueAt(timer);
  }

  /** Writes what a part of the call noticed (a fault, a tool that ran). Dropped after the end. */
  note(entry: JournalEntry): void {
    if (!this.#over) this.#journal(entry);
  }

  get over(): boolean {
    return this.#over;
  }

  /**
   * Takes an event; resolves when all that it caused has happened. Never rejects: a fault of the
   * product ends the call, and is in the journal.
   */
  handle(event: CallEvent): Promise<void> {
    this.#atOnce(event);
    if (event.type === 'caller.dtmf') return this.#keysPressed(event.digits);
    return this.#enqueue(event);
  }

  #enqueue(event: CallEvent): Promise<void> {
    this.#queue = this.#queue.then(() => this.#process(event));
    return this.#queue;
  }

  /** Resolves when everything handed in so far has been dealt with. */
  settled(): Promise<void> {
    return this.#queue;
  }

  /** Keys of one number are one event; a pause ends it. */
  #keysPressed(keys: string): Promise<void> {
    const digits = this.#keys.press(keys, this.#flow.expectsNumber(this.#state));
    this.#timers.cancel('keys');
    if (digits !== null) return this.#enqueue({ type: 'caller.dtmf', digits });
    this.#timers.set('keys', KEY_PAUSE_MS);
    return this.#queue;
  }

  #due(timer: TimerName): void {
    if (timer !== 'keys') {
      void this.handle({ type: 'timer', timer });
      return;
    }
    const digits = this.#keys.flush();
    if (digits !== null) void this.#enqueue({ type: 'caller.dtmf', digits });
  }

  /** What can't wait for its turn in the queue. */
  #atOnce(event: CallEvent): void {
    if (event.type === 'caller.active') this.#timers.restart('silence');
    if (event.type === 'caller.left' || event.type === 'failed') this.#speaker.lineGone();
    const typed = event.type === 'caller.said' && event.via !== 'voice';
    if (typed || event.type === 'caller.dtmf') this.#environment.voice.interrupt();
    if (turns.has(event.type)) this.#timers.cancel('silence', 'notes');
  }

  async #process(event: CallEvent): Promise<void> {
    if (this.#over || event.type === 'caller.active') return;
    try {
      this.#record(event);
      await this.#advance(event);
      if (!this.#over) this.#save();
    } catch (error) {
      await this.#end('system', `fault: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** The event itself, before anything is done about it. */
  #record(event: CallEvent): void {
    if (turns.has(event.type)) {
      this.#turn += 1;
      this.#timers.cancel('silence', 'notes', 'cut');
    }
    if (event.type === 'answered') {
      const { product, model } = this.#environment.release;
      this.#journal({
        type: 'call.started',
        channel: event.channel,
        direction: event.direction,
        caller: { ...event.caller },
        ringMs: event.ringMs,
        release: { product, ...this.#environment.words.hashes, model },
      });
    }
    if (event.type === 'caller.said') {
      const { text, via, confidence } = event;
      this.#journal({
        type: 'caller.said',
        text,
        via,
        ...(confidence === undefined ? {} : { confidence }),
      });
    }
    if (event.type === 'caller.unintelligible') this.#journal({ type: 'caller.unintelligible' });
    if (event.type === 'caller.dtmf') this.#journal({ type: 'caller.dtmf', digits: event.digits });
  }

  /** One event through the flow, and what follows from it, in order. */
  async #advance(event: CallEvent): Promise<void> {
    const ids = Array.from({ length: IDS_PER_EVENT }, () => this.#environment.ids.next());
    const moment = { at: this.#environment.clock.now(), ids };
    const { state, steps } = this.#flow.step(this.#state, event, moment);
    this.#state = state;
    this.#environment.line.phase?.(this.#flow.phase(state));
    const followUps: CallEvent[] = [];
    for (const step of this.#speaker.withOwed(steps)) {
      if (this.#over) return;
      const followUp = await this.#carryOut(step);
      if (followUp) followUps.push(followUp);
    }
    for (const followUp of followUps) {
      if (!this.#over) await this.#advance(followUp);
    }
  }

  async #carryOut(step: Step): Promise<CallEvent | null> {
    switch (step.type) {
      case 'say':
        await this.#speaker.sayPhrase(step);
        return null;
      case 'say_again':
        await this.#speaker.sayAgain(step.text, step.pace);
        return null;
      case 'reply':
        return this.#reply(step);
      case 'pace':
        this.#environment.voice.pace?.(step.pace);
        return null;
      case 'tool':
        return {
          type: 'tool.returned',
          name: step.name,
          outcome: await this.#environment.tools.run(step.name, step.arguments),
        };
      case 'journal':
        this.#journal(step.entry);
        return null;
      case 'timer':
        this.#timers.set(step.timer, step.afterMs);
        return null;
      case 'cancel':
        this.#timers.cancel(step.timer);
        return null;
      case 'request':
        this.#request(step);
        return null;
      case 'offer':
        return this.#offer(step);
      case 'withdraw':
        await this.#environment.desk.withdraw(step.handoffId);
        return null;
      case 'step_back':
        this.#environment.voice.stepBack();
        return null;
      case 'end':
        await this.#end(step.by, step.reason);
        return null;
    }
  }

  async #reply({ text, address }: Extract<Step, { type: 'reply' }>): Promise<CallEvent | null> {
    const outcome = await this.#speaker.reply({
      text,
      history: this.#dialogue.before(text),
      ...(address === undefined ? {} : { address }),
    });
    return outcome && { type: 'replied', outcome };
  }

  #request(step: Extract<Step, { type: 'request' }>): void {
    const { caller, told, matter } = this.#state.memory;
    const { handoffId, reason, department } = step;
    const summary = summarize(this.#environment.journal.events, {
      name: caller.name ?? told.name,
      number: caller.number ?? told.number,
      verified: caller.verified,
      matter,
    });
    this.#journal({ type: 'handoff.requested', handoffId, reason, department, summary });
  }

  async #offer(step: Extract<Step, { type: 'offer' }>): Promise<CallEvent> {
    const requested = this.#environment.journal.events.findLast(
      (event): event is Extract<JournalEvent, { type: 'handoff.requested' }> =>
        event.type === 'handoff.requested' && event.handoffId === step.handoffId,
    );
    if (!requested) return { type: 'nobody', handoffId: step.handoffId };
    const { handoffId, reason, department, summary } = requested;
    const human = await this.#environment.desk.offer({
      handoffId,
      callId: this.#environment.journal.callId,
      attempt: step.attempt,
      reason,
      department,
      summary,
      answerWithinMs: this.#environment.words.company.handoff.answerWithinMs,
    });
    return human === null ? { type: 'nobody', handoffId } : { type: 'offered', handoffId, human };
  }

  #save(): void {
    const { value, memory } = this.#state;
    const phase =
      typeof value === 'string'
        ? value
        : JSON.stringify(value).replace(/[{}"]/g, '').replaceAll(':', '.');
    this.#journal({
      type: 'state.saved',
      phase,
      state: { value, memory, timers: this.#timers.saved },
    });
  }

  async #end(by: 'caller' | 'agent' | 'human' | 'system', reason: string): Promise<void> {
    if (this.#over) return;
    this.#over = true;
    this.#timers.cancelAll();
    try {
      this.#speaker.close();
      this.#journal({ type: 'call.ended', by, reason });
    } catch {
      // The disk refuses even the last event: the call ends all the same, its chain ends earlier.
    } finally {
      this.#environment.line.phase?.('ended');
      await this.#environment.line.hangUp();
      this.#finish();
    }
  }

  #journal(entry: JournalEntry): void {
    this.#dialogue.take(this.#environment.journal.append(entry, this.#turn));
  }
}
