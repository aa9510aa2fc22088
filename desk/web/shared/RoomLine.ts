/**
 * One page's line to one call's room: sound both ways, words both ways, and who is there. It
 * reports everything as `LineEvent`s and keeps no picture of its own. It neither decides what is
 * shown nor stores anything; leaving the page does not hang up, so that a reload can come back.
 */
import { DisconnectReason, type RemoteTrack, Room, RoomEvent, Track } from 'livekit-client';
import type { LineClosure, LineEvent } from './lineEvents.ts';
import { MicrophoneSender } from './MicrophoneSender.ts';
import { readPresence } from './readPresence.ts';
import { readWords } from './readWords.ts';
import { speakerOf } from './speakerOf.ts';

export interface LineGrant {
  readonly url: string;
  readonly token: string;
}

export interface SendOptions {
  readonly topic: string;
  readonly attributes?: Record<string, string>;
}

export class RoomLine {
  readonly microphone: MicrophoneSender;
  private readonly room = new Room({
    disconnectOnPageLeave: false,
    dataStream: { maxPayloadByteLength: 64 * 1024 },
  });
  private readonly listener: (event: LineEvent) => void;
  private readonly agentPlays: () => void;
  private readonly sounds = new Set<HTMLMediaElement>();
  private joined = false;

  /** @param agentPlays called once the agent's voice plays here: what came before was not heard */
  constructor(listener: (event: LineEvent) => void, agentPlays = (): void => undefined) {
    this.listener = listener;
    this.agentPlays = agentPlays;
    this.microphone = new MicrophoneSender(this.room, (microphone, trouble) =>
      listener({ type: 'line.microphone', microphone, trouble }),
    );
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

  /** Sends one text message; rejects where the line is down. */
  async send(text: string, options: SendOptions): Promise<void> {
    await this.room.localParticipant.sendText(text, options);
  }

  /**
   * Resolves true when this page may speak into the room: at once, or when the gate to the caller
   * opens; false where the line closes before.
   */
  async mayPublish(): Promise<boolean> {
    const { localParticipant } = this.room;
    if (localParticipant.permissions?.canPublish !== false) return true;
    return new Promise((resolve) => {
      const look = () => {
        const closed = this.room.state === 'disconnected';
        if (!closed && localParticipant.permissions?.canPublish !== true) return;
        this.room.off(RoomEvent.ParticipantPermissionsChanged, look);
        this.room.off(RoomEvent.Disconnected, look);
        resolve(!closed);
      };
      this.room.on(RoomEvent.ParticipantPermissionsChanged, look);
      this.room.on(RoomEvent.Disconnected, look);
    });
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
    this.microphone.end();
  }

  private listen(): void {
    const presence = () => this.reportPresence();
    this.room
      .on(RoomEvent.ParticipantConnected, presence)
      .on(RoomEvent.ParticipantDisconnected, () => {
        presence();
        this.reportOthers(true);
      })
      .on(RoomEvent.ParticipantAttributesChanged, presence)
      .on(RoomEvent.ParticipantPermissionsChanged, presence)
      .on(RoomEvent.SignalReconnecting, () => this.listener({ type: 'line.reconnecting' }))
      .on(RoomEvent.Reconnecting, () => this.listener({ type: 'line.reconnecting' }))
      .on(RoomEvent.Reconnected, () => {
        this.listener({ type: 'line.reconnected' });
        this.reportPresence();
      })
      .on(RoomEvent.TrackSubscribed, (track, _, { identity }) => this.play(track, identity))
      .on(RoomEvent.TrackUnsubscribed, (track) => {
        for (const element of track.detach()) this.silence(element);
      })
      .on(RoomEvent.AudioPlaybackStatusChanged, () => this.reportSound())
      .on(RoomEvent.Disconnected, (reason) => this.close(reason));
  }

  private close(reason: DisconnectReason | undefined): void {
    this.microphone.end();
    for (const element of this.sounds) this.silence(element);
    if (!this.joined) return;
    this.joined = false;
    this.listener({ type: 'line.closed', closure: closureOf(reason), at: Date.now() });
  }

  private play(track: RemoteTrack, identity: string): void {
    if (track.kind !== Track.Kind.Audio) return;
    const element = track.attach();
    if (speakerOf(identity) === 'agent') {
      element.addEventListener('playing', this.agentPlays, { once: true });
    }
    this.sounds.add(element);
    document.body.append(element);
  }

  private silence(element: HTMLMediaElement): void {
    element.remove();
    this.sounds.delete(element);
  }

  private reportPresence(): void {
    const { permissions } = this.room.localParticipant;
    const presence = readPresence(this.room.remoteParticipants.values(), permissions);
    this.listener({ type: 'line.presence', presence, at: Date.now() });
    this.reportOthers(false);
  }

  private reportOthers(left: boolean): void {
    this.listener({ type: 'line.others', count: this.room.remoteParticipants.size, left });
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
      return 'there';
    // PARTICIPANT_REMOVED among them: the desk puts the caller out of a call whose process has died.
    default:
      return 'lost';
  }
}
