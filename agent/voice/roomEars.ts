/**
 * The ears of a call on a line. Every final transcript passes through here before the framework
 * sees it, so that nothing the caller says is lost: words over an uninterruptible phrase, whose
 * turn the framework drops, are handed over once after it; signs of listening don't stop an
 * explanation; the echo of a phrase is no turn. What was handed over is never handed over twice.
 */

import { TransformStream } from 'node:stream/web';
import { stt, voice } from '@livekit/agents';
import type { CallEvent } from '../flow/events.ts';
import type { Utterance } from '../ports.ts';
import { isBackchannel } from './backchannel.ts';
import { joinPieces, tidy } from './callerText.ts';
import type { Ears, RecognisedStream } from './ears.ts';
import { isEcho } from './echo.ts';

type Spoken = Pick<Utterance, 'text' | 'interruptible'>;

const limits = {
  /** After an uninterruptible phrase, for the next one to begin. */
  betweenPhrases: 120,
  /** After the last words, for the framework to see the end of the turn; beyond it, we do. */
  endOfTurn: 3_500,
  /** Our own words may still come back as an echo for so long. */
  echo: 1_500,
  /** Silence that counts as silence. */
  silence: 250,
  /** While the caller speaks or their words are judged, the silence timers hear of it this often. */
  active: 500,
  /** After the caller has spoken: for recognition and the end of the turn; then it is silence. */
  judging: 4_000,
} as const;

export interface RoomEarsOptions {
  readonly session: voice.AgentSession;
  hear(event: CallEvent): void;
  /** Whether words over an uninterruptible phrase can't wait for its end (danger, an objection). */
  isUrgent(text: string): boolean;
}

export class RoomEars implements Ears {
  readonly #session: voice.AgentSession;
  readonly #hear: (event: CallEvent) => void;
  readonly #isUrgent: (text: string) => boolean;
  #pieces: { readonly text: string; readonly confidence: number }[] = [];
  #now: Spoken | null = null;
  #last: { readonly utterance: Spoken; readonly endedAt: number } | null = null;
  #handOver: NodeJS.Timeout | undefined;
  #active: NodeJS.Timeout | undefined;
  #silentSince = Number.NEGATIVE_INFINITY;
  /** Until when words that ended are still being judged. */
  #judgedBy = Number.POSITIVE_INFINITY;
  #onSilence = new Set<() => void>();
  #closed = false;

  constructor({ session, hear, isUrgent }: RoomEarsOptions) {
    this.#session = session;
    this.#hear = hear;
    this.#isUrgent = isUrgent;
    session.on(voice.AgentSessionEventTypes.UserStateChanged, ({ newState }) => {
      if (newState === 'speaking') this.#speechBegins();
      else this.#speechEnds();
    });
  }

  get callerSpeaks(): boolean {
    return !this.#closed && this.#session.userState === 'speaking';
  }

  async silence(limitMs: number): Promise<void> {
    const until = performance.now() + limitMs;
    while (!this.#closed) {
      const now = performance.now();
      const missing = this.callerSpeaks ? until - now : this.#silentSince + limits.silence - now;
      if (missing <= 0 || now >= until) return;
      await this.#change(Math.min(missing, until - now));
    }
  }

  spoken(utterance: Spoken | null): void {
    if (this.#now !== null) this.#last = { utterance: this.#now, endedAt: performance.now() };
    this.#now = utterance;
    if (utterance === null && this.#pieces.length > 0) this.#schedule(limits.betweenPhrases);
  }

  filter(events: RecognisedStream): RecognisedStream {
    const pass = (event: stt.SpeechEvent | string) => this.#takes(event);
    return (
      events?.pipeThrough(
        new TransformStream<stt.SpeechEvent | string, stt.SpeechEvent | string>({
          transform(event, controller) {
            if (pass(event)) controller.enqueue(event);
          },
        }),
      ) ?? null
    );
  }

  turnCompleted(): void {
    this.#flush();
  }

  unintelligible(): void {
    if (!this.callerSpeaks) clearInterval(this.#active);
    if (this.#closed || this.#now !== null || this.#pieces.length > 0) return;
    this.#hear({ type: 'caller.unintelligible' });
  }

  close(): void {
    this.#closed = true;
    this.#pieces = [];
    clearTimeout(this.#handOver);
    clearInterval(this.#active);
    this.#session.input.setAudioEnabled(false);
    for (const wake of this.#onSilence) wake();
  }

  open(): void {
    this.#closed = false;
    this.#session.input.setAudioEnabled(true);
  }

  /** Keeps the words of a final transcript; false where the framework must not see it. */
  #takes(event: stt.SpeechEvent | string): boolean {
    if (this.#closed || typeof event === 'string') return false;
    const said = event.alternatives?.[0];
    if (event.type !== stt.SpeechEventType.FINAL_TRANSCRIPT || said === undefined) return true;
    const text = tidy(said.text);
    if (text === '' || this.#isOurEcho(text) || this.#isListening(text)) return false;
    this.#pieces.push({ text, confidence: said.confidence });
    this.#schedule(limits.endOfTurn);
    const soFar = joinPieces(this.#pieces.map((piece) => piece.text));
    if (this.#now?.interruptible === false && this.#isUrgent(soFar)) this.#flush();
    return true;
  }

  #isOurEcho(text: string): boolean {
    const now = performance.now();
    const recent =
      this.#last !== null && now - this.#last.endedAt < limits.echo ? this.#last.utterance : null;
    return [this.#now, recent].some(
      (ours) => ours !== null && !ours.interruptible && isEcho(text, ours.text),
    );
  }

  #isListening(text: string): boolean {
    const ours = this.#now;
    return ours?.interruptible === true && !/[？?]$/u.test(ours.text) && isBackchannel(text);
  }

  #schedule(afterMs: number): void {
    clearTimeout(this.#handOver);
    this.#handOver = setTimeout(() => this.#handOverIfQuiet(), afterMs);
  }

  #handOverIfQuiet(): void {
    if (this.#now?.interruptible === false) return;
    if (this.callerSpeaks) {
      this.#schedule(limits.endOfTurn);
      return;
    }
    this.#session.clearUserTurn();
    this.#flush();
  }

  #flush(): void {
    clearTimeout(this.#handOver);
    if (this.#closed || this.#pieces.length === 0) return;
    if (!this.callerSpeaks) clearInterval(this.#active);
    const text = joinPieces(this.#pieces.map((piece) => piece.text));
    const confidence = Math.min(...this.#pieces.map((piece) => piece.confidence));
    this.#pieces = [];
    this.#hear({
      type: 'caller.said',
      text,
      via: 'voice',
      ...(confidence < 1 ? { confidence } : {}),
    });
  }

  #speechBegins(): void {
    this.#judgedBy = Number.POSITIVE_INFINITY;
    const tell = () => {
      if (this.#closed || performance.now() > this.#judgedBy) clearInterval(this.#active);
      else this.#hear({ type: 'caller.active' });
    };
    clearInterval(this.#active);
    this.#active = setInterval(tell, limits.active);
    tell();
  }

  #speechEnds(): void {
    this.#silentSince = performance.now();
    this.#judgedBy = this.#silentSince + limits.judging;
    for (const wake of this.#onSilence) wake();
  }

  #change(limitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#onSilence.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, limitMs);
      this.#onSilence.add(wake);
    });
  }
}
