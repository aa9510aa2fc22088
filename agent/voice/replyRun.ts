/**
 * One model turn inside the session: hands the judged parts of a `ReplyTurn` to the framework,
 * one speech segment per sentence, runs its tools, and keeps what became of each sentence.
 * It never reads the framework's own history, and lets no tool hold a turn for ever.
 */

import { ReadableStream } from 'node:stream/web';
import { FlushSentinel, type llm } from '@livekit/agents';
import type { Toolbox, ToolResult } from '../../tools/types.ts';
import type { ReplyOutcome } from '../flow/events.ts';
import type { ReplyTurn, ToolExchange } from '../models/types.ts';
import type { ReplyObserver } from '../ports.ts';
import { verifiedCaller } from '../verifiedCaller.ts';
import type { Bridge } from './bridge.ts';
import { carry } from './carrier.ts';
import { SlowReply } from './lookUp.ts';
import type { Sound } from './sound.ts';
import { within } from './within.ts';

/** A sentence on its way to the caller; `bridge` is the phrase said while the model is slow. */
export interface ReplySentence {
  readonly text: string;
  readonly source: 'model' | 'scripted' | 'bridge';
  /** Its sound, as far as it was made. */
  readonly sound: Sound;
}

export interface ReplyRunOptions {
  readonly turn: ReplyTurn;
  readonly toolbox: Toolbox;
  readonly observer: ReplyObserver;
  /** A tool that takes longer has failed, as far as this turn goes. Milliseconds. */
  readonly toolLimitMs: number;
  /** Whether a look-up takes longer than the caller waits in silence (decision 13). */
  isLate(running: Promise<unknown>): Promise<boolean>;
  /** Words for a wait of two seconds; null where there is no voice. */
  readonly bridge: Bridge | null;
  /** Says the bridging words while a tool runs; what is said then enters by `aside`. */
  sayBridge(): void;
  /** Results of all tools of the call, as JSON texts; this run adds its own. */
  readonly toolResults: string[];
}

interface LateCall {
  readonly callId: string;
  readonly name: string;
  readonly rawArguments: string;
  readonly running: Promise<ToolResult>;
}

export class ReplyRun {
  readonly #options: ReplyRunOptions;
  readonly #exchanges: ToolExchange[] = [];
  readonly #let: ReplySentence[] = [];
  readonly #said: { text: string; heard: string; interrupted: boolean }[] = [];
  #begun = 0;
  #voiced = 0;
  #muted = false;
  #tools: Promise<void> = Promise.resolve();
  #slow: SlowReply | null = null;
  #written: Promise<unknown> = Promise.resolve();
  readonly #callers = new Map<string, 'model' | 'scripted'>();

  constructor(options: ReplyRunOptions) {
    this.#options = options;
  }

  get bridge(): Bridge | null {
    return this.#options.bridge;
  }

  get exchanges(): readonly ToolExchange[] {
    return this.#exchanges;
  }

  /** Resolves when what a tool changes is changed, also where the reply was interrupted meanwhile. */
  get written(): Promise<unknown> {
    return this.#written;
  }

  /** The rest of the turn, where one of its look-ups is late. */
  get slow(): SlowReply | null {
    return this.#slow;
  }

  /** The stream of one tool step, as `llmNode` returns it. */
  respond(): ReadableStream<llm.ChatChunk | string | FlushSentinel> {
    const abort = new AbortController();
    const pieces = this.#pieces(abort.signal);
    return new ReadableStream({
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel() {
        abort.abort();
      },
    });
  }

  async *#pieces(signal: AbortSignal): AsyncGenerator<llm.ChatChunk | string | FlushSentinel> {
    try {
      yield* this.#parts(signal);
    } catch (error) {
      if (signal.aborted) return;
      this.#options.observer.note({
        type: 'fault.occurred',
        component: 'model',
        kind: 'failed',
        outcome: `回答中断（${error instanceof Error ? error.name : '未知错误'}），已说的部分有效`,
        ms: 0,
      });
    }
  }

  async *#parts(signal: AbortSignal): AsyncGenerator<llm.ChatChunk | string | FlushSentinel> {
    const { bridge, turn } = this.#options;
    if (this.#slow !== null) return;
    const parts = turn.respond([...this.#exchanges], signal)[Symbol.asyncIterator]();
    while (!signal.aborted && !this.#muted) {
      const next = parts.next();
      if (this.#let.length === 0 && (await bridge?.isNeededBefore(next)) === true) {
        yield* this.#speak({ text: bridge?.phrase.text ?? '', source: 'bridge' });
      }
      const { done, value } = await next;
      if (done) return;
      if (value.type === 'sentence') yield* this.#speak(value);
      else {
        this.#callers.set(value.callId, value.source ?? 'model');
        yield carry(value);
      }
    }
  }

  *#speak(sentence: Pick<ReplySentence, 'text' | 'source'>): Generator<string | FlushSentinel> {
    if (sentence.text === '') return;
    const { text, source } = sentence;
    this.#let.push({ text, source, sound: { ms: 0, whole: false } });
    yield sentence.text;
    yield FlushSentinel;
  }

  /**
   * Runs a tool, one after another in the order of the calls. What it returns goes to the
   * framework: nothing where the turn is over because the model asked for a situation.
   */
  runTool(callId: string, name: string, rawArguments: string): Promise<string | undefined> {
    const run = this.#tools.then(() => this.#runOne(callId, name, rawArguments));
    this.#tools = run.then(
      () => undefined,
      () => undefined,
    );
    return run;
  }

  async #runOne(callId: string, name: string, rawArguments: string): Promise<string | undefined> {
    if (this.#slow !== null) return undefined;
    const { toolbox, toolLimitMs, observer, isLate } = this.#options;
    const running = toolbox.run(name, rawArguments);
    const limited = within(running, toolLimitMs);
    const looksUp = toolbox.effect(name) === 'read';
    if (!looksUp) this.#written = limited;
    const late = looksUp ? isLate(running) : limited.then(() => false);
    await this.#bridgeUntil(late);
    if (await late) {
      this.#leave({ callId, name, rawArguments, running });
      return undefined;
    }
    const result = await limited;
    if (result === null) {
      observer.note({
        type: 'fault.occurred',
        component: 'tool',
        kind: 'timeout',
        outcome: `${name}: 超过 ${toolLimitMs} ms 没有结果，本轮按失败处理`,
        ms: toolLimitMs,
      });
    }
    return this.#ran(callId, name, rawArguments, result);
  }

  async #bridgeUntil(awaited: Promise<unknown>): Promise<void> {
    const { bridge, sayBridge } = this.#options;
    if (this.#let.length === 0 && (await bridge?.isNeededBefore(awaited)) === true) sayBridge();
  }

  /** A look-up that is late leaves the session: the turn goes on without it. */
  #leave({ callId, name, rawArguments, running }: LateCall): void {
    const { toolbox, turn, toolResults } = this.#options;
    this.#slow = new SlowReply({
      turn,
      toolbox,
      tool: name,
      source: this.#callers.get(callId) ?? 'model',
      toolResults,
      exchanges: running.then((result) => {
        this.#ran(callId, name, rawArguments, result);
        return [...this.#exchanges];
      }),
    });
  }

  /** Keeps what a tool gave; @returns it for the framework, nothing where the turn is over. */
  #ran(
    callId: string,
    name: string,
    rawArguments: string,
    result: ToolResult | null,
  ): string | undefined {
    const { toolbox, toolResults } = this.#options;
    const failed = result === null || !result.ok;
    const output = JSON.stringify(
      result === null
        ? '工具暂时没有结果，请如实告诉来电者。'
        : result.ok
          ? result.result
          : result.error,
    );
    this.#exchanges.push({ callId, name, arguments: rawArguments, output, failed });
    if (!failed) toolResults.push(output);
    return toolbox.call.situation === null ? output : undefined;
  }

  /** The bridging words, said outside of the reply's own stream, with the sound they have. */
  aside(text: string, sound: Sound): void {
    this.#let.push({ text, source: 'bridge', sound });
    this.#voiced += 1;
  }

  /** The voice gave no sound for a sentence: nobody is kept waiting for the next ones. */
  mute(): void {
    this.#muted = true;
  }

  /** The sentence whose sound is to be made now, in the order of the sentences. */
  voice(): ReplySentence | null {
    const sentence = this.#muted ? null : (this.#let[this.#voiced] ?? null);
    if (sentence !== null) this.#voiced += 1;
    return sentence;
  }

  /** The sentence whose playback begins now; null where the framework began one too many. */
  begin(): ReplySentence | null {
    const sentence = this.#let[this.#begun] ?? null;
    if (sentence !== null) this.#begun += 1;
    return sentence;
  }

  /** Reports what became of a sentence that had begun. */
  ended(sentence: ReplySentence, heard: string, interrupted: boolean): void {
    if (sentence.source === 'bridge') {
      this.bridged(heard === sentence.text);
      return;
    }
    this.#said.push({ text: sentence.text, heard, interrupted });
    this.#options.observer.said({
      text: sentence.text,
      source: sentence.source,
      heard,
      interrupted,
    });
  }

  /** The bridging words were begun; whether they were heard to their end. */
  bridged(heard: boolean): void {
    const { bridge, observer } = this.#options;
    if (bridge !== null) observer.note(bridge.said(heard));
  }

  /**
   * What the turn came to. `asks` and `informed` are judged by the caller's own rules; where the
   * voice failed, by what was heard, and a reply of which nothing was heard is an empty one.
   */
  outcome(
    interrupted: boolean,
    judge: { asks(text: string): boolean; informs(text: string): boolean },
  ): ReplyOutcome {
    const meant = this.#let
      .filter((sentence) => sentence.source !== 'bridge')
      .map((sentence) => sentence.text)
      .join('');
    const heard = this.#said.map((sentence) => sentence.heard).join('');
    const text = this.#muted ? heard : meant;
    const { situation, verified, history, parts } = this.#options.toolbox.call;
    return {
      text,
      heard,
      interrupted: interrupted || this.#said.some((sentence) => sentence.interrupted),
      ...(situation === null ? {} : { situation }),
      ...(parts === undefined || situation === null ? {} : { parts }),
      ...(verified === null ? {} : { customer: verifiedCaller(verified, history) }),
      asks: text !== '' && judge.asks(text),
      informed: text !== '' && judge.informs(text),
      empty: text === '',
    };
  }
}
