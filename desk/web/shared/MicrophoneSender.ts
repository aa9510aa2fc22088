/**
 * This page's own sound on its way into the room. Until there is a microphone, silence is sent: the
 * media server shows a participant who sends nothing to the others only 2.4 s later (measured), and
 * the greeting would come late. What goes wrong is reported, never thrown.
 */
import { type LocalTrackPublication, type Room, Track } from 'livekit-client';
import { createSilence, type Silence } from './createSilence.ts';
import type { Microphone } from './lineEvents.ts';
import type { MicrophoneTrouble } from './microphoneTrouble.ts';
import { type OpenedMicrophone, openMicrophone } from './openMicrophone.ts';

export type MicrophoneReport = (microphone: Microphone, trouble: MicrophoneTrouble | null) => void;

export class MicrophoneSender {
  private readonly room: Room;
  private readonly report: MicrophoneReport;
  private published: LocalTrackPublication | null = null;
  private silence: Silence | null = null;
  private opened: MediaStreamTrack | null = null;

  constructor(room: Room, report: MicrophoneReport) {
    this.room = room;
    this.report = report;
  }

  /** The browser's own track, for the level indicator. */
  get track(): MediaStreamTrack | null {
    return this.opened;
  }

  /** Sends the microphone's sound once it is open. The room must be joined. */
  async start(opening: Promise<OpenedMicrophone> = openMicrophone()): Promise<void> {
    this.report('starting', null);
    const ready = await Promise.race([opening, Promise.resolve(null)]);
    if (!ready?.track && this.published === null) await this.sendSilence();
    const { track, trouble } = ready ?? (await opening);
    if (track === null) return this.report('off', trouble);
    if (this.room.state === 'disconnected') return track.stop();
    this.opened = track;
    track.addEventListener('ended', () => this.report('off', 'unplugged'));
    try {
      await this.send(track);
      this.report('on', null);
    } catch {
      track.stop();
      this.report('off', 'other');
    }
  }

  async setMuted(muted: boolean): Promise<void> {
    if (this.published === null) return;
    await (muted ? this.published.mute() : this.published.unmute());
    this.report(muted ? 'muted' : 'on', null);
  }

  /** Lets the microphone go; the browser's sign that it is open disappears. */
  end(): void {
    this.opened?.stop();
    this.silence?.end();
    this.silence = null;
  }

  private async sendSilence(): Promise<void> {
    this.silence = createSilence();
    // What can't be sent here is reported once the microphone itself fails.
    if (this.silence) await this.send(this.silence.track).catch(() => undefined);
  }

  private async send(track: MediaStreamTrack): Promise<void> {
    const sent = this.published?.audioTrack;
    if (sent) {
      await sent.replaceTrack(track);
      if (sent.isMuted) await sent.unmute();
      return;
    }
    const options = { source: Track.Source.Microphone };
    this.published = await this.room.localParticipant.publishTrack(track, options);
  }
}
