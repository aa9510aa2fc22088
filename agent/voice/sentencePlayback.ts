/**
 * Follows the sentences of one reply through their playback and reports each when it has ended,
 * with what was heard of it. The framework plays one segment after the other, so the beginning of
 * a segment is the end of the one before, whatever became of that.
 */
import type { Deadline } from './deadline.ts';
import { heardPart } from './heard.ts';
import type { Mouth, Segment, SegmentEnd } from './mouth.ts';
import type { ReplyRun, ReplySentence } from './replyRun.ts';
import type { Sound } from './sound.ts';
import { voiceLimits } from './voiceLimits.ts';
import { within } from './within.ts';

export class SentencePlayback {
  readonly #run: ReplyRun;
  readonly #mouth: Mouth | null;
  readonly #deadline: Deadline;
  #sounded = false;
  #open: { sentence: ReplySentence; segment: Segment } | null = null;

  constructor(run: ReplyRun, mouth: Mouth | null, deadline: Deadline) {
    this.#run = run;
    this.#mouth = mouth;
    this.#deadline = deadline;
  }

  /** A segment begins; the sentence it speaks, or null where there is none. */
  begin(): ReplySentence | null {
    this.#close(false);
    const sentence = this.#run.begin();
    if (sentence === null) return null;
    if (this.#mouth === null) {
      this.#run.ended(sentence, sentence.text, false);
      return sentence;
    }
    const segment = this.#mouth.open(sentence.sound);
    this.#open = { sentence, segment };
    const { firstSound, nextSentence } = voiceLimits;
    guard(segment, sentence.sound, this.#deadline, this.#sounded ? nextSentence : firstSound);
    void segment.started.then(() => {
      this.#sounded = true;
    });
    void segment.ended.then((end) => {
      if (this.#open?.segment !== segment) return;
      this.#deadline.set(voiceLimits.nextSentence, 'no_next_sentence');
      if (!end.cut) this.#close(false);
    });
    return sentence;
  }

  /** The reply is over: reports the sentence that was being played. */
  async finish(interrupted: boolean): Promise<void> {
    if (this.#open !== null) await within(this.#open.segment.ended, voiceLimits.windUp);
    this.#close(interrupted);
  }

  #close(interrupted: boolean): void {
    if (this.#open === null) return;
    const { sentence, segment } = this.#open;
    this.#open = null;
    const end = segment.close();
    const { leadMs = 0 } = sentence.sound;
    if (leadMs > 0) this.#run.bridged(end.unbrokenMs >= leadMs);
    this.#run.ended(
      sentence,
      heardOf(sentence.text, end, sentence.sound),
      interrupted && !end.complete,
    );
  }
}

/** What was heard of `text`, which has this sound. */
export function heardOf(text: string, end: SegmentEnd, { ms, leadMs = 0 }: Sound): string {
  return end.complete ? text : heardPart(text, end.unbrokenMs - leadMs, ms);
}

/** Moves the deadline with a segment: its first sample, then its own length and some slack. */
export function guard(
  segment: Segment,
  sound: { readonly ms: number; readonly whole: boolean },
  deadline: Deadline,
  firstSoundMs: number,
): void {
  deadline.set(firstSoundMs, 'no_sound');
  void segment.started.then(() => {
    const length = sound.whole ? sound.ms : voiceLimits.unknownLength;
    deadline.set(length + voiceLimits.playbackSlack, 'playback_hung');
  });
}
