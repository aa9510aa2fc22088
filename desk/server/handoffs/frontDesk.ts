/**
 * Brings the queue, the people at their desks and the calls' processes together: whatever one side
 * does is kept first, then told to the others.
 */

import type { HandoffOffer, OfferAnswer, WaitingNews } from '../../../agent/ports.ts';
import type { PersonRequest } from '../../../records/people/personRequest.ts';
import type { ChosenState } from '../../../records/people/personStates.ts';
import type { DeskPerson } from '../accounts/person.ts';
import type { DeskWords } from '../deskWords.ts';
import { pageMessageSchema } from '../sockets/deskMessages.ts';
import { type DeskSocket, DeskSockets } from '../sockets/deskSockets.ts';
import type { HeldStream } from '../streams/heldStream.ts';
import type { SupervisedHandoff, SupervisedPerson } from '../supervision/supervisionOverview.ts';
import { CommandStreams } from './commandStreams.ts';
import { handoffListFor } from './handoffListEvent.ts';
import { type ClaimResult, HandoffQueue } from './handoffQueue.ts';
import { busyFor, peopleFor, type WhoIsThere } from './peopleFor.ts';
import { Presence } from './presence.ts';
import type { QueueFile } from './queueFile.ts';

export interface FrontDeskLimits {
  /** Between two beats of a command stream. */
  readonly heartbeatMs: number;
  /** Between two pings of a desk page; three without an answer, and it is gone. */
  readonly pingEveryMs: number;
  /** A desk page that is gone for so long has left. */
  readonly leftAfterMs: number;
}

export const frontDeskLimits: FrontDeskLimits = {
  heartbeatMs: 2000,
  pingEveryMs: 3000,
  leftAfterMs: 3000,
};

export interface FrontDeskDependencies {
  readonly file: Pick<QueueFile, 'records' | 'keep' | 'close'>;
  readonly words: Pick<DeskWords, 'greeting' | 'dutyName' | 'handoff'>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly limits: FrontDeskLimits;
  /** Something that nobody asked for could not be kept, e.g. on a full disk. */
  readonly fault: (error: unknown) => void;
  /** The stream of this call's process has closed. */
  readonly unheard: (callId: string) => void;
  /** The page of the person who speaks in this call is gone for the moment, or there again. */
  readonly away: (callId: string, workNumber: string, away: boolean) => void;
}

/** What a page says of itself. */
export interface DeskPage {
  /** Its own id, the same when it connects again. */
  readonly page?: string | undefined;
  /** The state in which it was, e.g. before a restart of the desk. */
  readonly state: ChosenState;
}

export class FrontDesk {
  /** The pages of the people at their desks; other parts of the desk publish through it. */
  readonly sockets: DeskSockets;
  readonly #queue: HandoffQueue;
  readonly #presence: Presence;
  readonly #streams: CommandStreams;
  readonly #dependencies: FrontDeskDependencies;
  #closed = false;

  constructor(dependencies: FrontDeskDependencies) {
    const { file, now, limits } = dependencies;
    this.#dependencies = dependencies;
    this.#queue = new HandoffQueue(file.records, (record) => file.keep(record));
    this.#presence = new Presence({
      now,
      wrapUpMs: dependencies.words.handoff.wrapUpMs,
      inCall: (workNumber) => this.#queue.claimOf(workNumber) !== undefined,
      changed: () => this.#unasked(() => undefined),
    });
    this.sockets = new DeskSockets({
      pingEveryMs: limits.pingEveryMs,
      leftAfterMs: limits.leftAfterMs,
      away: (workNumber, away) => {
        if (this.#presence.stepAway(workNumber, away)) {
          this.#unasked(() => this.#queue.stepAway(workNumber, away, now()));
        }
        const callId = this.#queue.claimOf(workNumber)?.offer.callId;
        if (callId !== undefined) dependencies.away(callId, workNumber, away);
      },
      left: (workNumber) => {
        this.#presence.leave(workNumber);
        this.#unasked(() => this.#queue.leave(workNumber, now()));
      },
      received: (workNumber, text) => this.#hear(workNumber, text),
    });
    this.#streams = new CommandStreams({
      now,
      heartbeatMs: limits.heartbeatMs,
      commandsAfter: (callId, after) => this.#queue.commandsAfter(callId, after),
      closed: (callId) => {
        if (!this.#closed) dependencies.unheard(callId);
      },
    });
  }

  /** Calls with a handoff, waiting or taken. */
  get calls(): ReadonlySet<string> {
    return this.#queue.calls();
  }

  /** Nobody goes on with this call: its handoffs are off the desks. */
  lose(callId: string): void {
    this.#unasked(() => this.#queue.lose(callId, this.#dependencies.now()));
  }

  offer(offer: HandoffOffer): OfferAnswer {
    const { now } = this.#dependencies;
    const there = this.#there;
    const away = this.#queue.unanswered(offer);
    if (away !== undefined) this.#presence.missed(away);
    const answer = this.#queue.offer(offer, peopleFor(offer, there), now(), busyFor(offer, there));
    this.#tellAll();
    return answer;
  }

  /** How it stands with a handoff that waits; undefined where it does not. */
  news(callId: string, handoffId: string): WaitingNews | undefined {
    const { now, words } = this.#dependencies;
    const own = this.offerOf(handoffId);
    const { skilled, dayBegan } = words.handoff;
    const pool = (department: string) => skilled(department)?.join() ?? null;
    const competes = (other: HandoffOffer) =>
      own !== undefined && pool(other.department) === pool(own.department);
    return this.#queue.news(callId, handoffId, competes, dayBegan(now()));
  }

  /** @returns false where this person has no such call */
  ask(callId: string, human: string, request: PersonRequest): boolean {
    const asked = this.#queue.ask(callId, human, request, this.#dependencies.now());
    this.#flush();
    return asked;
  }

  withdraw(callId: string, handoffId: string): void {
    this.#queue.withdraw(callId, handoffId, this.#dependencies.now());
    this.#tellAll();
  }

  end(callId: string): void {
    this.#queue.end(callId, this.#dependencies.now());
    this.#tellAll();
  }

  listen(callId: string, after: number, stream: HeldStream): void {
    this.#streams.open(callId, after, stream);
  }

  sit(
    { workNumber, name }: Pick<DeskPerson, 'workNumber' | 'name'>,
    page: DeskPage,
    socket: DeskSocket,
  ): void {
    if (!this.sockets.open(workNumber, page.page, socket)) return;
    this.#presence.sit(workNumber, { name, wished: page.state });
    this.#tellAll();
  }

  accept(handoffId: string, human: string): ClaimResult {
    const result = this.#queue.accept(handoffId, human, this.#dependencies.now());
    this.#tellAll();
    return result;
  }

  /** @returns false where this person has no such call */
  enter(handoffId: string, human: string): boolean {
    const entered = this.#queue.enter(handoffId, human, this.#dependencies.now());
    this.#flush();
    return entered;
  }

  decline(handoffId: string, human: string): boolean {
    const { now } = this.#dependencies;
    const waited = this.#queue.decline(handoffId, human, 'declined', now());
    this.#tellAll();
    return waited;
  }

  /** The offer of a handoff that nobody has taken yet; undefined where there is none. */
  offerOf(handoffId: string): HandoffOffer | undefined {
    return this.#queue.waiting().find(({ offer }) => offer.handoffId === handoffId)?.offer;
  }

  /** Whether this call waits for a person, or this person has it. */
  concerns(callId: string, workNumber: string): boolean {
    const waits = this.#queue.waiting().some(({ offer }) => offer.callId === callId);
    return waits || this.hasCall(callId, workNumber);
  }

  hasCall(callId: string, workNumber: string): boolean {
    return this.#queue.claimOf(workNumber)?.offer.callId === callId;
  }

  /** Work number of the person who has this call; null where nobody does. */
  personIn(callId: string): string | null {
    return this.people().find((person) => person.callId === callId)?.workNumber ?? null;
  }

  /** Everybody at a desk, for the supervisor. */
  people(): readonly SupervisedPerson[] {
    return this.#presence.shown.map(({ workNumber, name, state, since }) => {
      const callId = this.#queue.claimOf(workNumber)?.offer.callId ?? null;
      return { workNumber, name, state, since, callId };
    });
  }

  /** Everybody who waits for a person, the longest waiting first. */
  waiting(): readonly SupervisedHandoff[] {
    return this.#queue.waiting().map(({ offer, waitingSince, offeredTo, declined }) => ({
      handoffId: offer.handoffId,
      callId: offer.callId,
      reason: offer.reason,
      department: offer.department,
      waitingSince: new Date(waitingSince).toISOString(),
      offeredTo: declined ? null : offeredTo,
    }));
  }

  /** Ends all streams; nobody counts as left or lost, the queue stays on disk. Idempotent. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.sockets.close();
    this.#presence.close();
    this.#streams.close();
    this.#dependencies.file.close();
  }

  get #there(): WhoIsThere {
    const { now, words } = this.#dependencies;
    return { presence: this.#presence, handoff: words.handoff, now };
  }

  #hear(workNumber: string, text: string): void {
    const read = pageMessageSchema.safeParse(parsed(text));
    if (!read.success) return;
    this.#presence.choose(workNumber, read.data.state);
    this.#tellAll();
  }

  #tellAll(): void {
    const { now, words } = this.#dependencies;
    const at = now();
    const there = this.#there;
    this.#queue.assign((offer) => peopleFor(offer, there), at);
    const { shown } = this.#presence;
    this.sockets.broadcast({ type: 'people', now: new Date(at).toISOString(), people: shown });
    for (const { workNumber } of shown) {
      const list = handoffListFor(this.#queue, workNumber, { now: at, words });
      this.sockets.send(workNumber, { type: 'handoffs', ...list });
    }
    this.#flush();
  }

  #flush(): void {
    for (const callId of this.#queue.calls()) this.#streams.flush(callId);
  }

  #unasked(change: () => void): void {
    try {
      change();
      this.#tellAll();
    } catch (error) {
      this.#dependencies.fault(error);
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
