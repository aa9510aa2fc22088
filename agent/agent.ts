/**
 * One call, composed: room, voice, desk, journal and conductor. A factory; nothing runs on import,
 * and nothing here decides anything about the call.
 */

import { join } from 'node:path';
import type { voice } from '@livekit/agents';
import type { Room } from '@livekit/rtc-node';
import { createHttpCustomers } from '../records/customers/httpCustomers.ts';
import type { CustomerRepository } from '../records/customers/types.ts';
import { randomIds } from '../records/ids.ts';
import { CallJournal } from '../records/journal/callJournal.ts';
import { CHAIN_START } from '../records/journal/chain.ts';
import type { JournalEntry } from '../records/journal/events.ts';
import { openFileSink } from '../records/journal/fileSink.ts';
import { createHttpReceiver } from '../records/journal/ship/httpReceiver.ts';
import { createToolbox } from '../tools/createToolbox.ts';
import type { ToolContext } from '../tools/types.ts';
import type { CallMetadata } from './callMetadata.ts';
import { Conductor } from './conductor.ts';
import { HttpDeskLink } from './deskLink.ts';
import type { CallEvent } from './flow/events.ts';
import { createFlowTools } from './flowTools.ts';
import { createHandoverGear, type HandoverGear } from './handoverGear.ts';
import { heldNews } from './heldNews.ts';
import { MachineClock } from './machineClock.ts';
import { createReplyTurn } from './models/replyTurn.ts';
import { TokenBudget } from './models/tokenBudget.ts';
import { knowCaller } from './phone/knowCaller.ts';
import type { CallClock } from './ports.ts';
import type { Prepared } from './prepare.ts';
import { productName } from './productName.ts';
import { startedEntry } from './recordEvent.ts';
import { beat } from './recovery/heartbeat.ts';
import { verifiedBefore } from './recovery/restoreIdentity.ts';
import { shipEarlier } from './recovery/shipEarlier.ts';
import type { Successor } from './recovery/succeed.ts';
import { whoWasThere } from './recovery/whoWasThere.ts';
import { listenToRoom } from './roomEvents.ts';
import { RoomLine } from './roomLine.ts';
import { shipJournal } from './shipping.ts';
import { createSummaryPolish } from './summary/summaryPolish.ts';
import { callerHears } from './voice/callerHears.ts';
import { lateAfter } from './voice/lateAfter.ts';
import { createRoomVoice } from './voice/roomVoice.ts';
import { within } from './voice/within.ts';
import type { Words } from './words/types.ts';

/** For the conductor to end a call that can't go on; then its end is written for it. Milliseconds. */
const ENDING_LIMIT_MS = 1_500;

export interface CallOptions {
  readonly room: Room;
  /** Resolves when the room is connected; what can be done before is done meanwhile. */
  readonly connected: Promise<void>;
  readonly metadata: CallMetadata;
  readonly prepared: Prepared;
  /** Where this process goes on with the call of a dead one. */
  readonly successor?: Successor;
  /** Another process has the call: this one must go at once, without a word and without an end. */
  fenced(): void;
  /** Stands between the session and the line, e.g. a fault in a test. */
  readonly line?: (output: voice.AudioOutput) => voice.AudioOutput;
}

export interface Call {
  /** Resolves when `call.ended` is written and the line is cut. */
  readonly ended: Promise<void>;
  /** Resolves when the first words go out. */
  readonly speaks: Promise<void>;
  /** The caller is there: rings off, speaks the opening; or goes on where the dead process stopped. */
  answer(): Promise<void>;
  /** The call can't go on: nothing more is said, `call.ended` by system is written. */
  fail(reason: string): Promise<void>;
  /** A fault that the call survives, for its journal. */
  note(entry: JournalEntry): void;
  /** Frees what the call holds; after `ended`. */
  close(): Promise<void>;
}

/** @throws Error where the room, the journal or the session can't be opened */
export async function createCall(options: CallOptions): Promise<Call> {
  const { room, connected, metadata, prepared, successor, fenced, line } = options;
  const part = successor?.part ?? 0;
  const { callId, callerIdentity } = metadata;
  const { settings, words, models, speech } = prepared;
  const clock = new MachineClock();
  const now = () => clock.now();
  const elapsed = () => Math.round(performance.now());
  const toDisk = openFileSink(join(settings.dataDir, 'journal'), callId, part);
  const running: { conductor?: Conductor; gear?: HandoverGear } = {};
  const note = (entry: JournalEntry) => running.conductor?.note(entry);
  const journal: CallJournal = new CallJournal({
    callId,
    part,
    before: successor?.before ?? [],
    now,
    sink(event) {
      toDisk(event);
      shipping.wake();
      void polish(event);
    },
  });
  const shipping = shipJournal(() => journal, settings.desk, note);
  if (successor !== undefined)
    void shipEarlier(successor.before, createHttpReceiver(settings.desk));
  /** What happens before the call is answered waits: `call.started` comes first. */
  let held: CallEvent[] | null = [];
  const hear = (event: CallEvent) => {
    if (held === null) void running.conductor?.handle(event);
    else held.push(event);
  };
  const customers = createHttpCustomers(settings.desk);
  const letIn = () => {
    const early = held ?? [];
    held = null;
    early.forEach(hear);
  };
  const toolbox = createToolbox({
    context: callContext(words, clock, customers),
    note,
    verified: (customerId) => note({ type: 'identity.verified', customerId }),
    elapsed,
  });
  speech.onFault(({ kind, outcome, ms }) =>
    note({ type: 'fault.occurred', component: 'tts', kind, outcome, ms: Math.round(ms) }),
  );
  const hears = callerHears(room, metadata.channel);
  const budget = new TokenBudget(words.company.callLimit.modelTokens, models, note);
  const polish = createSummaryPolish({ words, models: () => budget.models, note, elapsed });
  const seen = successor?.point?.saved.commands ?? 0;
  const desk = new HttpDeskLink({ ...settings.desk, callId, part, seen, hear, note, fenced });
  desk.listen();
  const spoken = await createRoomVoice({
    room,
    callerIdentity,
    words,
    toolbox,
    startTurn: (request) =>
      createReplyTurn({ ...request, words, toolbox, models: budget.models, now: now() }),
    note,
    elapsed,
    hear,
    isUrgent: (text) => running.conductor?.isUrgent(text) ?? false,
    rendered: async (text, phrase, pace) =>
      (phrase === null ? null : speech.phraseAudio.get(phrase, text, pace)) ?? null,
    callerHears: hears.ready,
    synthesizer: speech.synthesizer,
    recognizer: speech.recognizer,
    speaking: (speaking) => running.gear?.speaking(speaking),
    ...(line === undefined ? {} : { line }),
  });
  const cable = new RoomLine({
    room,
    callId,
    livekit: settings.livekit,
    phased: (name) => running.gear?.phase(name),
  });
  const { channel } = metadata;
  const { rooms } = cable;
  const { livekit } = settings;
  const gear = createHandoverGear({
    ...{ room, callId, callerIdentity, channel },
    ...{ rooms, livekit, note },
    news: heldNews(words, speech.phraseAudio),
  });
  running.gear = gear;
  const release = { product: productName, model: models.map((model) => model.id).join('→') };
  const conductor = new Conductor({
    words,
    journal,
    voice: spoken.voice,
    desk,
    tools: createFlowTools(toolbox, lateAfter(words.company.hold.announceAfterMs)),
    line: cable,
    gate: gear.gate,
    legs: gear.legs,
    clock,
    ids: randomIds(now),
    ear: speech.recognizer !== null,
    recoverable: true,
    release,
  });
  running.conductor = conductor;

  const forced = Promise.withResolvers<void>();
  let failing: Promise<void> | null = null;
  const end = async (reason: string) => {
    await within(over({ type: 'failed', reason }), ENDING_LIMIT_MS);
    if (conductor.over) return;
    journal.append({ type: 'call.ended', by: 'system', reason }, lastTurn(journal));
    await cable.hangUp();
    forced.resolve();
  };
  const over = async (event: CallEvent) => {
    spoken.voice.abandon();
    if (held !== null && successor?.point == null) conductor.note(begun());
    held = null;
    await conductor.handle(event);
  };
  /** Somebody is there, or was: the first event of the journal. */
  const answered = (): CallEvent & { readonly type: 'answered' } => {
    const { channel, direction, caller, requestedAt, busyMs, outbound } = metadata;
    return {
      type: 'answered',
      channel,
      direction,
      caller: defined(caller),
      ringMs: Math.max(0, now().getTime() - Date.parse(requestedAt)),
      ...(busyMs === undefined ? {} : { busyMs }),
      ...(outbound === undefined ? {} : { outbound }),
    };
  };
  const begun = () => startedEntry(answered(), { words, release });
  await connected;
  const stopBeating = beat({ desk: settings.desk, callId, part, fenced });
  const stopListening = listenToRoom({
    room,
    callerIdentity,
    playback: spoken.playback,
    ownEar: speech.recognizer !== null,
    events: journal.events,
    expected: successor === undefined ? [] : whoWasThere(callerIdentity, successor),
    removed: fenced,
    hear,
    plays: () => hears.said(),
    newsTold: () => gear.newsTold(),
    broken: (broken) => (broken ? void cable.reopen() : cable.whole()),
    note,
    over(event) {
      if (event.type === 'failed') failing ??= end(event.reason);
      else void over(event);
    },
  });
  void spoken.closed.then(() => {
    if (!conductor.over) failing ??= end('session_closed');
  });

  return {
    ended: Promise.race([conductor.ended, forced.promise]),
    speaks: spoken.speaks,
    note,
    async answer() {
      if (successor?.point != null) {
        void verifiedBefore(successor, customers).then((known) => {
          toolbox.call.verified ??= known;
        });
        const resumed = conductor.resume(successor.point, successor);
        letIn();
        await resumed;
        return;
      }
      if (successor !== undefined) journal.append({ type: 'call.resumed', after: nothing }, 0);
      const opening = conductor.handle(answered());
      void knowCaller(metadata, customers, note);
      letIn();
      await opening;
    },
    fail(reason) {
      failing ??= end(reason);
      return failing;
    },
    async close() {
      stopListening();
      stopBeating();
      await Promise.all([desk.close(), spoken.close(), shipping.close(), gear.close()]);
    },
  };
}

/** What a successor follows that found no journal. */
const nothing = { part: 0, seq: 0, hash: CHAIN_START };

/** What the tools of this call know; `now` is the call clock's. */
function callContext(
  { company, articles }: Words,
  clock: CallClock,
  customers: CustomerRepository,
): ToolContext {
  return {
    company,
    articles,
    customers,
    get now() {
      return clock.now();
    },
    call: { verified: null, identityTries: 0, situation: null },
  };
}

function lastTurn(journal: CallJournal): number {
  return journal.events.at(-1)?.turn ?? 0;
}

function defined({ number, name }: CallMetadata['caller']) {
  return {
    ...(number === undefined ? {} : { number }),
    ...(name === undefined ? {} : { name }),
  };
}
