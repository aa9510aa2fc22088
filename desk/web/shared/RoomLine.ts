/**
 * One page's line to one call's room: sound both ways, words both ways, and who is there. It
 * reports everything as `LineEvent`s and keeps no picture of its own. It neither decides what is
 * shown nor stores anything; leaving the page does not hang up, so that a reload can come back.
 */
import {
  DisconnectReason,
  type LocalTrackPublication,
  type RemoteTrack,
  Room,
  RoomEvent,
  Track,
} from 'livekit-client';
import type { LineClosure, LineEvent, Microphone } from './lineEvents.ts';
import type { MicrophoneTrouble } from './microphoneTrouble.ts';
import { type OpenedMicrophone, openMicrophone } from './openMicrophone.ts';
import { readPresence } from './readPresence.ts';
import { readWords } from './readWords.ts';

export interface LineGrant {
  readonly url: string;
  readonly token: string;
}

export interface SendOptions {
  readonly topic: string;
  readonly attributes?: Record<string, string>;
}

export class RoomLine {
  private readonly room = new Room({
    disconnectOnPageLeave: false,
    stopLocalTrackOnUnpublish: true,
    dataStream: { maxPayloadByteLength: 64 * 1024 },
  });
  private readonly listener: (event: LineEvent) => void;
  private readonly sounds = new Map<string, HTMLMediaElement>();
  private microphone: MediaStreamTrack | null = null;
  private published: LocalTrackPublication | null = null;
  private joined = false;

  constructor(listener: (event: LineEvent) => void) {
    this.listener = listener;
    readWords(this.room, (caption, final) => listener({ type: 'line.words', caption, final }));
    this.listen();
  }

  /** Joins the room. Throws LiveKit's `ConnectionError` where it cannot be reached or refuses. */
  async connect(grant: LineGrant): Promise<void> {
    await this.room.connect(grant.url, grant.token);
    this.joined = true;
    this.reportPresence();
    this.reportSound();
  }

  /** Opens the microphone and sends its sound; a refusal is reported, not thrown. */
  async startMicrophone(opening: Promise<OpenedMicrophone> = openMicrophone()): Promise<void> {
    this.reportMicrophone('starting');
    const { track, trouble } = await opening;
    if (track === null) return this.reportMicrophone('off', trouble);
    if (!this.joined) return track.stop();
    this.microphone = track;
    track.addEventListener('ended', () => this.reportMicrophone('off', 'unplugged'));
    try {
      const options = { source: Track.Source.Microphone };
      this.published = await this.room.localParticipant.publishTrack(track, options);
      this.reportMicrophone('on');
    } catch {
      track.stop();
      this.reportMicrophone('off', 'other');
    }
  }

  async setMuted(muted: boolean): Promise<void> {
    if (this.published === null) return;
    await (muted ? this.published.mute() : this.published.unmute());
    this.reportMicrophone(muted ? 'muted' : 'on');
  }

  /** The browser's own track, for the level indicator. */
  get microphoneTrack(): MediaStreamTrack | null {
    return this.microphone;
  }

  /** Sends one text message; rejects where the line is down. */
  async send(text: string, options: SendOptions): Promise<void> {
    await this.room.localParticipant.sendText(text, options);
  }

  /** Presses a telephone key: 0–9, * or #. */
  async press(key: string): Promise<void> {
    await this.room.localParticipant.publishDtmf('0123456789*#'.indexOf(key), key);
  }

  /** Lets the room's sound play where the browser has held it back; call it from a click. */
  async allowSound(): Promise<void> {
    await this.room.startAudio();
  }

  async hangUp(): Promise<void> {
    await this.room.disconnect();
    this.microphone?.stop();
  }

  private listen(): void {
    const { room } = this;
    const presence = () => this.reportPresence();
    room
      .on(RoomEvent.ParticipantConnected, presence)
      .on(RoomEvent.ParticipantDisconnected, presence)
      .on(RoomEvent.ParticipantAttributesChanged, presence)
      .on(RoomEvent.SignalReconnecting, () => this.listener({ type: 'line.reconnecting' }))
      .on(RoomEvent.Reconnecting, () => this.listener({ type: 'line.reconnecting' }))
      .on(RoomEvent.Reconnected, () => {
        this.listener({ type: 'line.reconnected' });
        this.reportPresence();
      })
      .on(RoomEvent.TrackSubscribed, (track) => this.attach(track))
      .on(RoomEvent.TrackUnsubscribed, (track) => this.detach(track))
      .on(RoomEvent.AudioPlaybackStatusChanged, () => this.reportSound())
      .on(RoomEvent.Disconnected, (reason) => this.close(reason));
  }

  private attach(track: RemoteTrack): void {
    if (track.kind !== Track.Kind.Audio) return;
    const element = track.attach();
    this.sounds.set(track.sid ?? '', element);
    document.body.append(element);
  }

  private detach(track: RemoteTrack): void {
    for (const element of track.detach()) element.remove();
    this.sounds.delete(track.sid ?? '');
  }

  private close(reason: DisconnectReason | undefined): void {
    for (const element of this.sounds.values()) element.remove();
    this.sounds.clear();
    this.microphone?.stop();
    if (!this.joined) return;
    this.joined = false;
    this.listener({ type: 'line.closed', closure: closureOf(reason), at: Date.now() });
  }

  private reportPresence(): void {
    const presence = readPresence(this.room.remoteParticipants.values());
    this.listener({ type: 'line.presence', presence, at: Date.now() });
  }

  private reportMicrophone(microphone: Microphone, trouble: MicrophoneTrouble | null = null): void {
    this.listener({ type: 'line.microphone', microphone, trouble });
  }

  private reportSound(): void {
    this.listener({ type: 'line.sound_blocked', blocked: !this.room.canPlaybackAudio });
  }
}

function closureOf(reason: DisconnectReason | undefined): LineClosure {
  switch (reason) {
    case DisconnectReason.CLIENT_INITIATED:
      return 'here';
    case DisconnectReason.DUPLICATE_IDENTITY:
      return 'elsewhere';
    case DisconnectReason.ROOM_DELETED:
    case DisconnectReason.ROOM_CLOSED:
    case DisconnectReason.PARTICIPANT_REMOVED:
      return 'there';
    default:
      return 'lost';
  }
}
