/**
 * Owns the turn. Everything that happens to a call enters `handle`, one after another; the flow
 * says what to do, and the conductor does it: journal first, then act. It owns no words and no
 * policy, and it never speaks two things at once.
 */
import type { JournalEntry } from '../records/journal/events.ts';
import { isTurn } from './callerTurns.ts';
import { Dialogue } from './dialogue.ts';
import { EventQueue } from './eventQueue.ts';
import type { CallEvent, Step, TimerName } from './flow/events.ts';
import { type CallState, createFlow, type Flow } from './flow/flow.ts';
import { carryOutHandoff, endsBriefing, handoffRequest } from './handoffs.ts';
import { KeyPresses } from './keyPresses.ts';
import { LookUps } from './lookUps.ts';
import type { CallEnvironment, CallPhase } from './ports.ts';
import { entryOf } from './recordEvent.ts';
import { CallRecovery, type Succession } from './recovery/callRecovery.ts';
import type { ResumePoint } from './recovery/resumePoint.ts';
import { CALLER_FINISHES_MS, Speaker } from './speaker.ts';
import { CallTimers } from './timers.ts';

/** Ids that one event may need. */
const IDS_PER_EVENT = 5;

export class Conductor {
  /** Resolves when `call.ended` is written and the line is cut. */
  readonly ended: Promise<void>;
  readonly #environment: CallEnvironment;
  readonly #flow: Flow;
  readonly #timers: CallTimers;
  readonly #speaker: Speaker;
  readonly #keys: KeyPresses;
  readonly #lookUps: LookUps;
  readonly #dialogue = new Dialogue();
  readonly #recovery: CallRecovery;
  #state: CallState;
  #turn = 0;
  readonly #queue = new EventQueue((event, urgent) => this.#process(event, urgent));
  /** Noticed before the call began. */
  readonly #early: JournalEntry[] = [];
  #over = false;
  readonly #finished = Promise.withResolvers<void>();

  constructor(environment: CallEnvironment) {
    this.#environment = environment;
    this.#flow = createFlow(environment.words, environment.ear);
    this.#state = this.#flow.start();
    this.#timers = new CallTimers(environment.clock, (timer) => this.#due(timer));
    this.#keys = new KeyPresses(this.#timers);
    this.#speaker = new Speaker(environment, (entry) => this.#journal(entry));
    this.#lookUps = new LookUps(environment, (event) => void this.handle(event));
    this.#recovery = new CallRecovery({
      environment,
      timers: this.#timers,
      speaker: this.#speaker,
      dialogue: this.#dialogue,
      journal: (entry) => this.#journal(entry),
    });
    this.ended = this.#finished.promise;
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

  /**
   * Writes what a part of the call noticed (a fault, a tool that ran). What is noticed before the
   * call begins comes after its beginning; what is noticed after its end is dropped.
   */
  note(entry: JournalEntry): void {
    if (this.#over) return;
    const begins = entry.type === 'call.started' || entry.type === 'call.resumed';
    if (begins || this.#environment.journal.events.length > 0) this.#journal(entry);
    else this.#early.push(entry);
  }

  get over(): boolean {
    return this.#over;
  }

  /** Whether these words can't wait for the end of a phrase: danger to life, an objection. */
  isUrgent(text: string): boolean {
    return !this.#over && this.#flow.urgency(text) !== null;
  }

  /**
   * Takes an event; resolves when all that it caused has happened. Never rejects: a fault of the
   * product ends the call, and is in the journal.
   */
  handle(event: CallEvent): Promise<void> {
    this.#atOnce(event);
    if (event.type === 'caller.dtmf') {
      const pressed = this.#keys.press(event.digits, this.#flow.expectedKeys(this.#state));
      return pressed === null ? this.#queue.settled() : this.#queue.add(pressed);
    }
    if (event.type === 'caller.said' && this.#queue.busy) return this.#spokenMeanwhile(event);
    return this.#queue.add(event);
  }

  /** Goes on where a dead process of this call stopped, in place of `answered`; resolves as `handle`. */
  resume(point: ResumePoint, succession: Succession): Promise<void> {
    this.#state = { value: point.saved.value, memory: point.saved.memory };
    this.#turn = point.turn;
    this.#recovery.restore(point, succession);
    return this.#queue.add(this.#recovery.resumed(point, this.phase, succession));
  }

  /** Resolves when everything handed in so far has been dealt with. */
  settled(): Promise<void> {
    return this.#queue.settled();
  }

  /**
   * The caller speaks while something is said or done. Danger goes ahead of everything and stops
   * even a duty, which is then said again; an objection to recording counts from now on.
   */
  #spokenMeanwhile(event: Extract<CallEvent, { type: 'caller.said' }>): Promise<void> {
    const urgency = this.phase === 'with_person' ? null : this.#flow.urgency(event.text);
    if (urgency === 'danger') {
      this.#speaker.giveWay();
      this.#environment.voice.cutShort();
      return this.#queue.add(event, true);
    }
    if (urgency === null || this.#speaker.objected) return this.#queue.add(event);
    const { objectionPlan: plan } = this.#environment.words.company;
    this.#journal({ type: 'consent.changed', recording: 'objected', plan });
    return this.#queue.add({ ...event, objectionNoted: true });
  }

  #due(timer: TimerName): void {
    if (timer !== 'keys') void this.handle({ type: 'timer', timer });
    else {
      const pressed = this.#keys.paused();
      if (pressed !== null) void this.#queue.add(pressed);
    }
  }

  /** What can't wait for its turn in the queue. */
  #atOnce(event: CallEvent): void {
    if (event.type === 'caller.active') this.#timers.restart('silence');
    if (event.type === 'caller.left' || event.type === 'failed') this.#speaker.lineGone();
    const typed = event.type === 'caller.said' && event.via !== 'voice';
    if (typed || event.type === 'caller.dtmf') this.#environment.voice.interrupt();
    if (endsBriefing(event, this.#state)) this.#environment.voice.cutShort();
    if (event.type === 'accepted' || event.type === 'leg.answered') this.#speaker.waitIsOver();
    if (isTurn(event)) this.#timers.cancel('silence', 'notes');
  }

  async #process(event: CallEvent, urgent: boolean): Promise<void> {
    if (this.#over || event.type === 'caller.active') return;
    try {
      this.#record(event);
      await this.#advance(event, urgent);
      if (!this.#over) this.#recovery.save(this.#state);
    } catch (error) {
      await this.#end('system', `fault: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** The event itself, before anything is done about it. */
  #record(event: CallEvent): void {
    this.#recovery.take(event);
    if (isTurn(event)) {
      this.#turn += 1;
      this.#timers.cancel('silence', 'notes', 'cut');
    }
    const entry = entryOf(event, this.#environment);
    if (entry) this.#journal(entry);
  }

  /** One event through the flow, and what follows from it, in order. */
  async #advance(event: CallEvent, urgent = false): Promise<void> {
    const ids = Array.from({ length: IDS_PER_EVENT }, () => this.#environment.ids.next());
    const moment = { at: this.#environment.clock.now(), ids };
    const { state, steps } = this.#flow.step(this.#state, this.#speaker.withCut(event), moment);
    this.#state = state;
    this.#environment.line.phase?.(this.#flow.phase(state));
    const followUps: CallEvent[] = [];
    const planned = this.#speaker.withOwed(this.#recovery.withLeft(event, steps), urgent);
    this.#recovery.plan(state, planned);
    for (const step of planned) {
      if (this.#over) return;
      const followUp = await this.#carryOut(step);
      if (followUp) followUps.push(followUp);
    }
    for (const followUp of followUps) {
      if (!this.#over) await this.#advance(followUp, urgent);
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
      case 'take_up':
        return { type: 'taken_up', text: step.text };
      case 'pace':
        this.#environment.voice.pace?.(step.pace);
        return null;
      case 'tool':
        return this.#lookUps.tool(step);
      case 'deliver':
        return step.event;
      case 'resume':
        return this.#speaker.resume(step.told);
      case 'forget':
        this.#environment.voice.forget();
        return null;
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
        this.#speaker.leaveQuestions();
        this.#journal(handoffRequest(step, this.#state.memory, this.#environment));
        return null;
      case 'offer':
      case 'news':
      case 'claim':
      case 'withdraw':
      case 'gate':
      case 'dial':
      case 'brief':
        return carryOutHandoff(step, this.#environment, {
          say: (words) => this.#speaker.sayPhrase(words),
          later: (event) => void this.handle(event),
        });
      case 'step_back':
        this.#environment.voice.stepBack();
        return null;
      case 'step_in':
        this.#environment.voice.stepIn();
        return null;
      case 'part':
        return this.#part();
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
    return outcome && this.#lookUps.replied(outcome);
  }

  /** The farewell was heard and nobody spoke over it or after it: then, and only then, it parts. */
  async #part(): Promise<CallEvent | null> {
    if (!this.#speaker.spokenOver) await this.#environment.voice.callerSilence(CALLER_FINISHES_MS);
    const spoke = this.#speaker.spokenOver || this.#queue.holds(isTurn);
    return spoke ? null : { type: 'parted' };
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
      this.#finished.resolve();
    }
  }

  #journal(entry: JournalEntry): void {
    if (entry.type === 'consent.changed' && entry.recording !== 'notified') this.#speaker.object();
    this.#dialogue.take(this.#environment.journal.append(entry, this.#turn));
    for (const noted of this.#early.splice(0)) this.#journal(noted);
  }
}
