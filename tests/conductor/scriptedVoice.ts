/**
 * A voice whose playback is scripted: the far side of the `Voice` port. What is not scripted is
 * heard to its end at once. It fails the test if something scripted was never asked for.
 */
import type { ReplyOutcome } from '../../agent/flow/events.ts';
import type { Playback, ReplyObserver, ReplyRequest, Utterance, Voice } from '../../agent/ports.ts';

export type PlaybackScript = (
  utterance: Utterance,
) => Partial<Playback> | Promise<Partial<Playback>>;

export class ScriptedVoice implements Voice {
  readonly spoken: Utterance[] = [];
  readonly requests: ReplyRequest[] = [];
  /** Paces asked for, in order. */
  readonly paces: string[] = [];
  steppedBack = false;
  interruptions = 0;
  cuts = 0;
  readonly #script: [string, PlaybackScript][] = [];
  readonly #replies: Partial<ReplyOutcome>[] = [];

  /** The next time that phrase is spoken, its playback ends like this. */
  next(phrase: string, playback: PlaybackScript): this {
    this.#script.push([phrase, playback]);
    return this;
  }

  reply(request: ReplyRequest, observer: ReplyObserver): Promise<ReplyOutcome> {
    this.requests.push(request);
    const text = '个人证书的年费是50元。';
    const scripted = this.#replies.shift() ?? {};
    const outcome = {
      text,
      heard: text,
      interrupted: false,
      asks: false,
      informed: true,
      empty: false,
      ...scripted,
    };
    observer.said({
      text: outcome.text,
      source: 'scripted',
      heard: outcome.heard,
      interrupted: outcome.interrupted,
    });
    return Promise.resolve(outcome);
  }

  answers(outcome: Partial<ReplyOutcome>): this {
    this.#replies.push(outcome);
    return this;
  }

  async say(utterance: Utterance): Promise<Playback> {
    this.spoken.push(utterance);
    const whole = { heard: utterance.text, complete: true, interrupted: false, playedMs: 1000 };
    const at = this.#script.findIndex(([phrase]) => phrase === utterance.phrase);
    const scripted = at < 0 ? undefined : this.#script.splice(at, 1)[0]?.[1];
    return { ...whole, ...(await scripted?.(utterance)) };
  }

  resume(): Promise<ReplyOutcome> {
    throw new Error('no look-up of this voice is late');
  }

  forget(): void {}

  interrupt(): void {
    this.interruptions += 1;
  }

  cutShort(): void {
    this.cuts += 1;
  }

  callerSilence(): Promise<void> {
    return Promise.resolve();
  }

  pace(pace: 'normal' | 'slow'): void {
    this.paces.push(pace);
  }

  stepBack(): void {
    this.steppedBack = true;
  }

  stepIn(): void {
    this.steppedBack = false;
  }

  get unused(): string[] {
    return this.#script.map(([phrase]) => phrase);
  }
}
