/**
 * The `Voice` of a call on a real AgentSession, with mouth and ears (a room) or without (text
 * mode). At most one utterance is inside the session at a time. Nothing here waits without a
 * limit: a playback that hangs, a model without a sound and a session that is gone are outcomes.
 * It decides nothing about words; the conductor does.
 */
import { type ReadableStream, TransformStream } from 'node:stream/web';
import { llm } from '@livekit/agents';
import type { AudioFrame } from '@livekit/rtc-node';
import type { JournalEntry } from '../../records/journal/events.ts';
import type { ReplyOutcome } from '../flow/events.ts';
import type { ReplyTurn } from '../models/types.ts';
import type {
  Playback,
  ReplyObserver,
  ReplyRequest,
  Utterance,
  Voice,
  VoiceReply,
} from '../ports.ts';
import { Bridge } from './bridge.ts';
import { carryOut } from './carryOut.ts';
import { Deadline } from './deadline.ts';
import type { SlowReply } from './lookUp.ts';
import type { FixedSound, Segment } from './mouth.ts';
import { asks, informs } from './replyJudgement.ts';
import { ReplyRun } from './replyRun.ts';
import { guard, heardOf, SentencePlayback } from './sentencePlayback.ts';
import type { SessionVoiceOptions } from './sessionVoiceOptions.ts';
import { VoiceAgent } from './voiceAgent.ts';
import { voiceLimits } from './voiceLimits.ts';
import { within } from './within.ts';

const NOTHING: Playback = { heard: '', complete: false, interrupted: false, playedMs: 0 };
const toldInText = ({ text }: Utterance) => ({ ...NOTHING, heard: text, complete: true });
const BRIDGE_PHRASE = 'bridge.wait';
const NO_TURN: ReplyTurn = { async *respond() {} };

export class SessionVoice implements Voice {
  /** To be started in the session. */
  readonly agent: VoiceAgent;
  readonly #options: SessionVoiceOptions;
  readonly #toolResults: string[] = [];
  #run: ReplyRun | null = null;
  #bridge: Bridge | null = null;
  #slow: SlowReply | null = null;
  #onSegment: () => void = () => undefined;
  #spoke = false;
  #silent = false;
  #abandoned = false;

  constructor(options: SessionVoiceOptions) {
    this.#options = options;
    const { ears } = options;
    this.agent = new VoiceAgent({
      respond: () => this.#run?.respond() ?? null,
      runTool: async (callId, name, raw) => this.#run?.runTool(callId, name, raw),
      sound: () => this.#sound(),
      segmentBegins: () => this.#onSegment(),
      heard: (events) => (ears === null ? events : ears.filter(events)),
      turnCompleted: (text) => ears?.turnCompleted(text),
    });
  }

  readonly #callerSpeaks = () => this.#options.ears?.callerSpeaks ?? false;

  async say(utterance: Utterance): Promise<Playback> {
    if (this.#silent) return NOTHING;
    const { mouth, ears, session } = this.#options;
    const fixed = (await mouth?.fixed(utterance)) ?? null;
    if (this.#silent) return NOTHING;
    const bridge = fixed === null || fixed.sound.whole ? null : this.#newBridge();
    const deadline = new Deadline();
    const firstSoundMs = this.#spoke ? voiceLimits.firstSound : voiceLimits.firstOfCall;
    this.#spoke = true;
    const played: { segment: Segment | null } = { segment: null };
    this.#onSegment = () => {
      if (mouth === null || fixed === null || played.segment !== null) return;
      played.segment = mouth.open(fixed.sound);
      guard(played.segment, fixed.sound, deadline, firstSoundMs);
    };
    deadline.set(firstSoundMs, 'no_sound');
    ears?.spoken(utterance);
    const speech = {
      ...(fixed === null ? {} : { audio: this.#bridged(fixed, bridge) }),
      allowInterruptions: utterance.interruptible,
      addToChatCtx: false,
    };
    const begin = () => session.say(utterance.text, speech);
    const { late, interrupted } = await carryOut(session, deadline, begin, this.#callerSpeaks);
    bridge?.cancel();
    ears?.spoken(null);
    this.#onSegment = () => undefined;
    if (late !== null)
      this.#options.note(this.#fault('media', late, utterance.phrase ?? 'say_again'));
    if (fixed === null) return late === null ? toldInText(utterance) : NOTHING;
    const { segment } = played;
    if (segment === null) return { ...NOTHING, interrupted };
    await within(segment.ended, voiceLimits.windUp);
    const end = segment.close();
    const { leadMs = 0 } = fixed.sound;
    if (bridge !== null && leadMs > 0) this.#options.note(bridge.said(end.unbrokenMs >= leadMs));
    return {
      heard: heardOf(utterance.text, end, fixed.sound),
      complete: end.complete,
      interrupted: interrupted && !end.complete,
      playedMs: end.playedMs,
    };
  }

  async reply(request: ReplyRequest, observer: ReplyObserver): Promise<VoiceReply> {
    const { toolbox, mouth, words, elapsed, startTurn } = this.#options;
    this.forget();
    toolbox.call.situation = null;
    const note = (entry: JournalEntry) => observer.note(entry);
    const bridge = mouth === null ? null : this.#newBridge();
    const turn = startTurn({ ...request, toolResults: this.#toolResults, note, elapsed });
    const run = this.#runOf(turn, observer, bridge);
    const interrupted = await this.#speak(run, request.text, observer);
    this.#slow = run.slow;
    const outcome = run.outcome(interrupted, {
      asks,
      informs: (text) => informs(text, words, run.exchanges),
    });
    return run.slow === null ? outcome : { ...outcome, lookUp: run.slow };
  }

  async resume(told: string | null, observer: ReplyObserver): Promise<ReplyOutcome> {
    const { words, toolbox } = this.#options;
    const slow = this.#slow;
    this.#slow = null;
    await slow?.ready;
    const run = this.#runOf(slow?.answer(told) ?? NO_TURN, observer, null);
    const interrupted = await this.#speak(run, '', observer);
    toolbox.call.situation = slow?.situation ?? null;
    const outcome = run.outcome(interrupted, { asks, informs: () => false });
    const text = `${told ?? ''}${outcome.text}`;
    return {
      ...outcome,
      text,
      asks: asks(text),
      heard: `${told ?? ''}${outcome.heard}`,
      empty: text === '',
      informed: text !== '' && informs(text, words, slow?.exchanges ?? []),
    };
  }

  forget(): void {
    this.#slow?.drop();
    this.#slow = null;
  }

  #runOf(turn: ReplyTurn, observer: ReplyObserver, bridge: Bridge | null): ReplyRun {
    const { toolbox, isLate } = this.#options;
    return new ReplyRun({
      turn,
      toolbox,
      observer,
      bridge,
      isLate,
      sayBridge: () => void this.#sayBridge(),
      toolLimitMs: voiceLimits.tool,
      toolResults: this.#toolResults,
    });
  }

  /** Has the session speak a run to its end; @returns whether somebody stopped it. */
  async #speak(run: ReplyRun, userInput: string, observer: ReplyObserver): Promise<boolean> {
    const { session, mouth, ears } = this.#options;
    const { bridge } = run;
    const deadline = new Deadline();
    const playback = new SentencePlayback(run, mouth, deadline);
    this.#run = run;
    this.#bridge = bridge;
    this.#onSegment = () => {
      const sentence = playback.begin();
      if (sentence !== null) ears?.spoken({ text: sentence.text, interruptible: true });
    };
    deadline.set(mouth === null ? voiceLimits.textReply : voiceLimits.firstSound, 'no_sound');
    // The framework's own history is never read; handed an empty one, it has nothing to serialise.
    const begin = () => session.generateReply({ userInput, chatCtx: llm.ChatContext.empty() });
    const { late, interrupted } = this.#silent
      ? { late: null, interrupted: false }
      : await carryOut(session, deadline, begin, this.#callerSpeaks);
    bridge?.cancel();
    await playback.finish(interrupted);
    await run.written;
    ears?.spoken(null);
    this.#onSegment = () => undefined;
    this.#run = null;
    this.#bridge = null;
    if (late !== null) observer.note(this.#fault('model', late, 'reply'));
    return interrupted;
  }

  pace(pace: 'normal' | 'slow'): void {
    const { mouth } = this.#options;
    if (mouth !== null) mouth.pace = pace;
  }

  interrupt(): void {
    try {
      this.#options.session.interrupt();
    } catch {
      // What may not be interrupted goes on: the phrase is a duty.
    }
  }

  cutShort(): void {
    try {
      this.#options.session.interrupt({ force: true });
    } catch {
      // The session is closed already: nothing is being said.
    }
  }

  async callerSilence(limitMs: number): Promise<void> {
    await this.#options.ears?.silence(limitMs);
  }

  stepBack(): void {
    this.#silent = true;
    this.#options.ears?.close();
    this.interrupt();
  }

  stepIn(): void {
    if (this.#abandoned) return;
    this.#silent = false;
    this.#options.ears?.open();
  }

  /** Nobody is there to hear anything any more: what plays stops at once, duties included. */
  abandon(): void {
    this.#abandoned = true;
    this.#silent = true;
    this.#options.ears?.close();
    this.cutShort();
  }

  async #sound() {
    const { mouth } = this.#options;
    const sentence = this.#run?.voice() ?? null;
    if (mouth === null || sentence === null) return null;
    if (sentence.source === 'bridge') {
      const fixed = await mouth.fixed({ text: sentence.text, phrase: BRIDGE_PHRASE });
      Object.assign(sentence.sound, fixed.sound);
      return fixed.frames;
    }
    const frames = watched(mouth.sentence(sentence.text, sentence.sound), () => {
      if (sentence.sound.ms === 0) this.#run?.mute();
    });
    return this.#bridged({ frames, sound: sentence.sound }, this.#bridge);
  }

  #newBridge(): Bridge {
    return new Bridge(this.#options.words.phrases.get(BRIDGE_PHRASE));
  }

  /** The frames of a sound, with the bridging words before them where they are slow to come. */
  #bridged({ frames, sound }: FixedSound, bridge: Bridge | null): ReadableStream<AudioFrame> {
    const { mouth } = this.#options;
    if (bridge === null || mouth === null) return frames;
    const { text } = bridge.phrase;
    return bridge.before(frames, sound, () => mouth.fixed({ text, phrase: BRIDGE_PHRASE }));
  }

  /** While a tool runs the reply has no stream: the bridging words are a speech of their own. */
  async #sayBridge(): Promise<void> {
    const { mouth, session } = this.#options;
    const text = this.#bridge?.phrase.text ?? '';
    const run = this.#run;
    if (mouth === null || run === null) return;
    const { frames, sound } = await mouth.fixed({ text, phrase: BRIDGE_PHRASE });
    if (this.#run !== run) return;
    run.aside(text, sound);
    try {
      session.say(text, { audio: frames, addToChatCtx: false });
    } catch {
      // The session is closing: nobody waits any more.
    }
  }

  #fault(component: 'media' | 'model', kind: string, what: string): JournalEntry {
    return {
      type: 'fault.occurred',
      component,
      kind,
      outcome: `${what}: 中止，通话继续`,
      ms: this.#options.elapsed(),
    };
  }
}

/** The same frames; tells when they have come to their end by themselves. */
function watched<T>(frames: ReadableStream<T>, ended: () => void): ReadableStream<T> {
  return frames.pipeThrough(new TransformStream<T, T>({ flush: ended }));
}
