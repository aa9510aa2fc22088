/** Asks the browser for the microphone, with the settings a telephone call needs. Never rejects. */
import { type MicrophoneTrouble, microphoneTrouble } from './microphoneTrouble.ts';

export type OpenedMicrophone =
  | { readonly track: MediaStreamTrack; readonly trouble: null }
  | { readonly track: null; readonly trouble: MicrophoneTrouble };

export async function openMicrophone(): Promise<OpenedMicrophone> {
  if (!window.isSecureContext || !('mediaDevices' in navigator)) {
    return { track: null, trouble: 'insecure' };
  }
  try {
    const audio = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
    const stream = await navigator.mediaDevices.getUserMedia({ audio });
    const track = stream.getAudioTracks()[0];
    return track ? { track, trouble: null } : { track: null, trouble: 'missing' };
  } catch (error) {
    return { track: null, trouble: microphoneTrouble(error, window.isSecureContext) };
  }
}
