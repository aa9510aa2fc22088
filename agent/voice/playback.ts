/**
 * The only source of what was heard. It listens to the audio output of the session and keeps the
 * runs that really played of the segment that is open, as the output reports them once they can no
 * longer be discarded. What the framework says of a speech (`interrupted`, its chat history)
 * proves nothing: a pause was seen to cut 202 ms out of an audio while it reported none.
 */
import { voice } from '@livekit/agents';
import type { Segment, SegmentEnd } from './mouth.ts';
import { covers, type PlayedRun, playedFromStartMs, playedMs } from './playedRuns.ts';
import type { Sound } from './sound.ts';

const { AudioOutput } = voice;

export class Playback {
  #open: PlayingSegment | null = null;
  readonly #broken = new Set<'line' | 'caller'>();

  constructor(output: voice.AudioOutput) {
    output.on(AudioOutput.EVENT_PLAYBACK_STARTED, () => this.#open?.start(this.#broken.size === 0));
    output.on(AudioOutput.EVENT_PLAYBACK_PROGRESSED, (run: voice.PlaybackProgressedEvent) =>
      this.#open?.played({ offset: run.offset, duration: run.duration }),
    );
    output.on(AudioOutput.EVENT_PLAYBACK_FINISHED, (end: voice.PlaybackFinishedEvent) =>
      this.#open?.finish(end.interrupted),
    );
  }

  /** Measures the segment that plays next; the one before is over. */
  open(sound: Sound): Segment {
    this.#open?.close();
    this.#open = new PlayingSegment(sound);
    return this.#open;
  }

  /** Our line or the caller broke or is back; what plays meanwhile was not heard to its end. */
  connected(end: 'line' | 'caller', connected: boolean): void {
    if (connected) this.#broken.delete(end);
    else this.#broken.add(end);
    if (!connected) this.#open?.breakLine();
  }
}

class PlayingSegment implements Segment {
  readonly started: Promise<void>;
  readonly ended: Promise<SegmentEnd>;
  readonly #sound: Sound;
  readonly #runs: PlayedRun[] = [];
  #resolveStarted: () => void = () => undefined;
  #resolveEnded: (end: SegmentEnd) => void = () => undefined;
  #end: SegmentEnd | null = null;
  #playing = false;
  #lineHeld = true;

  constructor(sound: Sound) {
    this.#sound = sound;
    this.started = new Promise((resolve) => {
      this.#resolveStarted = resolve;
    });
    this.ended = new Promise((resolve) => {
      this.#resolveEnded = resolve;
    });
  }

  /** Its first sample goes out, with the line whole or not. */
  start(lineHolds: boolean): void {
    this.#playing = true;
    this.#lineHeld = lineHolds;
    this.#resolveStarted();
  }

  played(run: PlayedRun): void {
    this.#runs.push(run);
  }

  breakLine(): void {
    if (this.#playing) this.#lineHeld = false;
  }

  close(): SegmentEnd {
    return this.finish(true);
  }

  finish(cut: boolean): SegmentEnd {
    if (this.#end !== null) return this.#end;
    const { ms, whole, leadMs = 0 } = this.#sound;
    this.#end = {
      playedMs: Math.round(playedMs(this.#runs)),
      unbrokenMs: playedFromStartMs(this.#runs),
      complete: whole && this.#lineHeld && covers(this.#runs, leadMs + ms),
      cut,
    };
    this.#resolveEnded(this.#end);
    return this.#end;
  }
}
