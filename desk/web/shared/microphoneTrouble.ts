/**
 * Names the reasons for which a browser gives no microphone, from what `getUserMedia` throws, so
 * that each can be explained in its own words. A page without a microphone still works by typing.
 */

export type MicrophoneTrouble = 'insecure' | 'missing' | 'denied' | 'busy' | 'unplugged' | 'other';

const byName: Readonly<Record<string, MicrophoneTrouble>> = {
  NotFoundError: 'missing',
  DevicesNotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotAllowedError: 'denied',
  PermissionDeniedError: 'denied',
  SecurityError: 'denied',
  NotReadableError: 'busy',
  TrackStartError: 'busy',
  AbortError: 'busy',
};

/** `secure` is `window.isSecureContext`: elsewhere browsers hide the microphone altogether. */
export function microphoneTrouble(error: unknown, secure: boolean): MicrophoneTrouble {
  if (!secure) return 'insecure';
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  return byName[name] ?? 'other';
}
