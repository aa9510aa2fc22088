/**
 * The running call in the tab's own storage, so that a reloaded page finds back into it, or can say
 * that it came too late: the call waits 30 s for its caller. A page opened much later begins afresh.
 * Storage may be forbidden (private mode): then a reload simply ends the call.
 */
import type { Caption } from '../shared/captions.ts';
import type { CallGrant } from './callApi.ts';

export interface SavedCall extends CallGrant {
  readonly answeredAt: number | null;
  /** When the page last knew the call to be alive, ms since 1970. */
  readonly seenAt: number;
  readonly browserEar: boolean;
  readonly captions: readonly Caption[];
}

const place = 'three-rings.call';
const rejoinLimitMs = 30_000;
/** Nobody wonders any longer what became of that call. */
const forgottenAfterMs = 10 * 60_000;

export function saveCall(storage: Storage, call: SavedCall): void {
  try {
    storage.setItem(place, JSON.stringify(call));
  } catch {
    // Full or forbidden: the call goes on, only a reload cannot come back to it.
  }
}

/** Null where there is none, it is long past, or it cannot be read. */
export function loadCall(storage: Storage, now: number): SavedCall | null {
  try {
    const saved: unknown = JSON.parse(storage.getItem(place) ?? 'null');
    return isSavedCall(saved) && now - saved.seenAt < forgottenAfterMs ? saved : null;
  } catch {
    return null;
  }
}

/** Whether the call still waits for its caller. */
export function mayRejoin(saved: SavedCall, now: number): boolean {
  return now - saved.seenAt < rejoinLimitMs;
}

export function forgetCall(storage: Storage): void {
  try {
    storage.removeItem(place);
  } catch {
    // Forbidden storage holds nothing to forget.
  }
}

function isSavedCall(value: unknown): value is SavedCall {
  if (typeof value !== 'object' || value === null) return false;
  const kinds = {
    callId: 'string',
    url: 'string',
    token: 'string',
    identity: 'string',
    ear: 'boolean',
    seenAt: 'number',
    browserEar: 'boolean',
  };
  return (
    Object.entries(kinds).every(([name, kind]) => typeof Reflect.get(value, name) === kind) &&
    Array.isArray(Reflect.get(value, 'captions'))
  );
}
