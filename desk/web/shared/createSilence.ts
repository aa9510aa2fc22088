/** A sound track without sound, for as long as there is no microphone. */

export interface Silence {
  readonly track: MediaStreamTrack;
  end(): void;
}

export function createSilence(): Silence | null {
  const audio = new AudioContext();
  const track = audio.createMediaStreamDestination().stream.getAudioTracks()[0];
  return track ? { track, end: () => void audio.close() } : null;
}
