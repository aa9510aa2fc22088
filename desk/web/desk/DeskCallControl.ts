/**
 * Carries out what the person at the desk does with a call: takes it, speaks, replies in writing,
 * hangs up. What a reload would need is forgotten with the hang-up.
 */
import type { PersonRequest } from '../../../records/people/personRequest.ts';
import { type OpenedMicrophone, openMicrophone } from '../shared/openMicrophone.ts';
import { RoomLine } from '../shared/RoomLine.ts';
import { acceptHandoff, askOfCall, reportEntered, type WaitingHandoff } from './deskApi.ts';
import type { DeskCallAction } from './deskCallReducer.ts';
import { forgetHandoff, type RememberedHandoff } from './rememberedHandoff.ts';

/** After these the call is somebody else's. */
const passesOn: ReadonlySet<PersonRequest['action']> = new Set([
  'transfer',
  'hand_over',
  'back_to_bot',
]);

export class DeskCallControl {
  private readonly dispatch: (action: DeskCallAction) => void;
  private line: RoomLine | null = null;
  private grantedCall: string | null = null;
  private sent = 0;

  constructor(dispatch: (action: DeskCallAction) => void) {
    this.dispatch = dispatch;
  }

  /**
   * Takes a waiting call and joins it. Returns null, or the server's reason against it ('' where
   * it gave none). `handoff` is null where a page that knows nothing of it goes back to its call.
   * @param before what a reloaded page has kept of it
   */
  async accept(
    handoffId: string,
    handoff: WaitingHandoff | null,
    before?: Pick<RememberedHandoff, 'joinedAt' | 'captions'>,
  ): Promise<string | null> {
    await this.line?.hangUp();
    this.dispatch({ type: 'accepted', handoffId, handoff, ...(before && { before }) });
    const answer = await acceptHandoff(handoffId);
    if (!answer.ok) {
      forgetHandoff();
      this.dispatch({ type: 'gave_up' });
      return answer.message ?? '';
    }
    this.grantedCall = answer.value.callId;
    this.dispatch({ type: 'granted', callId: answer.value.callId });
    const opening = openMicrophone();
    const line = new RoomLine((event) => {
      if (this.line !== line) return;
      if (event.type === 'line.closed') forgetHandoff();
      this.dispatch(event);
    });
    this.line = line;
    try {
      await line.connect(answer.value);
    } catch {
      release(opening);
      forgetHandoff();
      this.dispatch({ type: 'refused', at: Date.now() });
      return null;
    }
    void reportEntered(handoffId);
    const open = await line.mayPublish();
    if (!open || this.line !== line) {
      release(opening);
      return null;
    }
    this.dispatch({ type: 'joined', at: Date.now() });
    await line.microphone.start(opening);
    return null;
  }

  reply(text: string): void {
    this.sent += 1;
    this.deliver(`own-${Date.now()}-${this.sent}`, text);
  }

  replyAgain(id: string, text: string): void {
    this.deliver(id, text);
  }

  mute(muted: boolean): void {
    void this.line?.microphone.setMuted(muted);
  }

  /** Presses a button of the call. Returns null, or why it was refused ('' where nobody said). */
  async ask(request: PersonRequest): Promise<string | null> {
    if (this.grantedCall === null) return '';
    const answer = await askOfCall(this.grantedCall, request);
    if (!answer.ok) return answer.message ?? '';
    if (request.action === 'hold' || request.action === 'consult')
      this.dispatch({ type: 'held', at: Date.now() });
    if (request.action === 'resume') this.dispatch({ type: 'held', at: null });
    if (passesOn.has(request.action)) this.dispatch({ type: 'passing' });
    return null;
  }

  /** Presses a telephone key. */
  press(key: string): void {
    this.line?.press(key).catch(() => undefined);
  }

  retryMicrophone(): void {
    void this.line?.microphone.start();
  }

  allowSound(): void {
    void this.line?.allowSound();
  }

  /** Clears an ended call from the page. */
  close(): void {
    this.dispatch({ type: 'closed' });
  }

  async hangUp(): Promise<void> {
    forgetHandoff();
    await this.line?.hangUp();
  }

  private deliver(id: string, text: string): void {
    const caption = { id, speaker: 'person', way: 'text', text, at: Date.now() } as const;
    this.dispatch({ type: 'said', caption: { ...caption, delivery: 'sending' } });
    const sending =
      this.line?.send(text, { topic: 'lk.chat' }) ?? Promise.reject(new Error('no line'));
    sending.then(
      () => this.dispatch({ type: 'delivered', id, delivery: 'sent' }),
      () => this.dispatch({ type: 'delivered', id, delivery: 'failed' }),
    );
  }
}

function release(opening: Promise<OpenedMicrophone>): void {
  void opening.then(({ track }) => track?.stop());
}
