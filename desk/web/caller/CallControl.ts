/**
 * Carries out what the caller does: rings, comes back after a reload, speaks, types, presses keys,
 * hangs up. It reports to the reducer and keeps only the line and its grant. One call at a time:
 * answers that arrive for a cancelled ring are dropped and their microphone is let go.
 */
import type { Way } from '../shared/captions.ts';
import { type OpenedMicrophone, openMicrophone } from '../shared/openMicrophone.ts';
import { RoomLine } from '../shared/RoomLine.ts';
import { type CallGrant, renewToken, requestCall } from './callApi.ts';
import type { CallAction } from './callReducer.ts';
import type { CallEnding } from './callState.ts';
import { joinRefusal } from './joinRefusal.ts';
import { mayRejoin, type SavedCall } from './savedCall.ts';

/** How long a ring waits for the visitor's answer about the microphone before it goes on without. */
const microphoneWaitMs = 4000;
/** The agent needs to know of typing now and then, not of every key. */
const typingEveryMs = 2000;

export class CallControl {
  /** What is needed to come back into the running call, null outside a call. */
  grant: CallGrant | null = null;
  private readonly dispatch: (action: CallAction) => void;
  private line: RoomLine | null = null;
  private attempt = 0;
  private typedAt = 0;
  private sent = 0;

  constructor(dispatch: (action: CallAction) => void) {
    this.dispatch = dispatch;
  }

  async ring(): Promise<void> {
    const attempt = this.begin();
    this.dispatch({ type: 'rang' });
    this.dispatch({ type: 'line.microphone', microphone: 'starting', trouble: null });
    const opening = openMicrophone();
    const answer = await requestCall();
    if (answer.kind === 'granted') {
      const waited = new Promise((resolve) => setTimeout(resolve, microphoneWaitMs));
      await Promise.race([opening, waited]);
      await this.join(answer.grant, opening, attempt);
      return;
    }
    release(opening);
    if (attempt === this.attempt) this.dispatch({ type: 'refused', refusal: answer.refusal });
  }

  /** Back into the call that a reload or a crash has interrupted, where it still waits. */
  async comeBack(saved: SavedCall): Promise<void> {
    const attempt = this.begin();
    const { answeredAt, ear, captions } = saved;
    this.dispatch({ type: 'came_back', answeredAt, ear, captions });
    if (!mayRejoin(saved, Date.now())) {
      this.dispatch({ type: 'ended', ending: 'too_late', at: saved.seenAt });
      return;
    }
    const renewal = await renewToken(saved);
    if (attempt !== this.attempt) return;
    if (renewal.kind === 'over') {
      this.dispatch({ type: 'ended', ending: 'too_late', at: Date.now() });
      return;
    }
    if (renewal.kind === 'expired') {
      this.dispatch({ type: 'refused', refusal: { kind: 'expired' } });
      return;
    }
    const grant = renewal.kind === 'renewed' ? { ...saved, token: renewal.token } : saved;
    await this.join(grant, openMicrophone(), attempt);
  }

  async hangUp(ending: CallEnding): Promise<void> {
    this.attempt += 1;
    this.dispatch({ type: 'ended', ending, at: Date.now() });
    this.grant = null;
    const line = this.line;
    this.line = null;
    await line?.hangUp();
  }

  /** Sends typed words, or such as the browser has recognised. */
  say(text: string, way: Extract<Way, 'text' | 'browser'>): void {
    this.sent += 1;
    this.deliver(`own-${this.attempt}-${this.sent}-${Date.now()}`, text, way);
  }

  /** Sends a line again that did not get through. */
  sayAgain(id: string, text: string): void {
    this.deliver(id, text, 'text');
  }

  /** Tells the agent that the caller is typing, so that it waits. */
  typing(): void {
    const now = Date.now();
    if (now - this.typedAt < typingEveryMs) return;
    this.typedAt = now;
    this.signal('three-rings.typing', '1');
  }

  /** Tells the agent whether the browser's recognition is its ear. */
  browserEar(on: boolean): void {
    this.signal('three-rings.ear', on ? 'on' : 'off');
  }

  press(key: string): void {
    this.dispatch({ type: 'pressed', key, at: Date.now() });
    this.line?.press(key).catch(() => undefined);
  }

  /** Words that this page itself has said to the caller. */
  told(text: string): void {
    this.sent += 1;
    const id = `told-${this.attempt}-${this.sent}`;
    const caption = { id, speaker: 'agent', way: 'voice', text, at: Date.now() } as const;
    this.dispatch({ type: 'said', caption, final: true });
  }

  /** Tells the agent that the news of the wait was heard here. */
  newsHeard(): void {
    this.signal('three-rings.news', '1');
  }

  mute(muted: boolean): void {
    void this.line?.microphone.setMuted(muted);
  }

  retryMicrophone(): void {
    void this.line?.microphone.start();
  }

  allowSound(): void {
    void this.line?.allowSound();
  }

  get microphoneTrack(): MediaStreamTrack | null {
    return this.line?.microphone.track ?? null;
  }

  private begin(): number {
    this.attempt += 1;
    void this.line?.hangUp();
    this.line = null;
    this.grant = null;
    return this.attempt;
  }

  private async join(
    grant: CallGrant,
    opening: Promise<OpenedMicrophone>,
    attempt: number,
  ): Promise<void> {
    if (attempt !== this.attempt) return release(opening);
    const line = new RoomLine(
      (event) => {
        if (attempt === this.attempt) this.dispatch(event);
      },
      () => void line.send('1', { topic: 'three-rings.plays' }).catch(() => undefined),
    );
    this.line = line;
    try {
      await line.connect(grant);
    } catch (error) {
      release(opening);
      if (attempt === this.attempt) this.dispatch({ type: 'refused', refusal: joinRefusal(error) });
      return;
    }
    if (attempt !== this.attempt) {
      release(opening);
      await line.hangUp();
      return;
    }
    this.grant = grant;
    this.dispatch({ type: 'joined', ear: grant.ear, at: Date.now() });
    await line.microphone.start(opening);
  }

  private deliver(id: string, text: string, way: Extract<Way, 'text' | 'browser'>): void {
    const caption = { id, speaker: 'caller', way, text, at: Date.now() } as const;
    this.dispatch({ type: 'said', caption: { ...caption, delivery: 'sending' }, final: true });
    const options = {
      topic: 'lk.chat',
      ...(way === 'browser' ? { attributes: { via: way } } : {}),
    };
    const sending = this.line?.send(text, options) ?? Promise.reject(new Error('no line'));
    sending.then(
      () => this.dispatch({ type: 'delivered', id, delivery: 'sent' }),
      () => this.dispatch({ type: 'delivered', id, delivery: 'failed' }),
    );
  }

  private signal(topic: string, text: string): void {
    this.line?.send(text, { topic }).catch(() => undefined);
  }
}

function release(opening: Promise<OpenedMicrophone>): void {
  void opening.then(({ track }) => track?.stop());
}
