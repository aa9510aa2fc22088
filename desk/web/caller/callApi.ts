/**
 * The caller page's two requests to the desk server: what company this is, and ringing. Every
 * answer becomes one of a few cases that the page can explain; nothing here throws.
 */
import { field, flagField, textField } from '../shared/fields.ts';

/** Words with their sound, where there is one. */
export interface SpokenWords {
  readonly text: string;
  readonly audioUrl: string | null;
}

export interface CompanyInfo {
  readonly company: string;
  /** Which key stands for what; '' where the server does not say. */
  readonly keypadMenu: string;
  /** What the page tells a caller who waits behind the shut gate. */
  readonly held: SpokenWords;
  /** Whether this installation recognises speech. */
  readonly ear: boolean;
}

export interface CallGrant {
  readonly callId: string;
  readonly url: string;
  readonly token: string;
  readonly identity: string;
  readonly ear: boolean;
}

export type CallRefusal =
  | ({ readonly kind: 'busy' } & SpokenWords)
  | { readonly kind: 'limited'; readonly retryInS: number | null }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'refused'; readonly message: string };

export type RingAnswer =
  | { readonly kind: 'granted'; readonly grant: CallGrant }
  | { readonly kind: 'refused'; readonly refusal: CallRefusal };

/** `unknown`: no usable answer; the old token may still do. */
export type TokenRenewal =
  | { readonly kind: 'renewed'; readonly token: string }
  | { readonly kind: 'over' | 'expired' | 'unknown' };

const answerLimitMs = 10_000;

/** Null where the server cannot be reached. */
export async function readCompany(): Promise<CompanyInfo | null> {
  try {
    const response = await fetch('/api/config', { signal: AbortSignal.timeout(answerLimitMs) });
    if (!response.ok) return null;
    const body: unknown = await response.json();
    return {
      company: textField(body, 'company') ?? '',
      keypadMenu: textField(body, 'keypadMenu') ?? '',
      held: readSpoken(field(body, 'held')),
      ear: flagField(body, 'ear') ?? false,
    };
  } catch {
    return null;
  }
}

export async function requestCall(): Promise<RingAnswer> {
  try {
    const response = await fetch('/api/calls', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
      signal: AbortSignal.timeout(answerLimitMs),
    });
    return readAnswer(response.status, response.headers, await readBody(response));
  } catch {
    return { kind: 'refused', refusal: { kind: 'unreachable' } };
  }
}

/** A fresh token for a call that goes on, from the old one, expired or not. */
export async function renewToken(grant: CallGrant): Promise<TokenRenewal> {
  try {
    const response = await fetch(`/api/calls/${encodeURIComponent(grant.callId)}/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: grant.token }),
      signal: AbortSignal.timeout(answerLimitMs),
    });
    if (response.status === 410) return { kind: 'over' };
    if (response.status === 401) return { kind: 'expired' };
    const token = response.ok ? textField(await readBody(response), 'token') : undefined;
    return token === undefined ? { kind: 'unknown' } : { kind: 'renewed', token };
  } catch {
    return { kind: 'unknown' };
  }
}

/** Turns the server's answer into a case; exported for its test. */
export function readAnswer(status: number, headers: Headers, body: unknown): RingAnswer {
  const grant = status === 201 ? readGrant(body) : null;
  if (grant !== null) return { kind: 'granted', grant };
  if (status === 503 && textField(body, 'error') === 'busy') {
    return { kind: 'refused', refusal: readBusy(body) };
  }
  if (status === 429) {
    const retry = Number(headers.get('retry-after'));
    const retryInS = Number.isFinite(retry) && retry > 0 ? Math.ceil(retry) : null;
    return { kind: 'refused', refusal: { kind: 'limited', retryInS } };
  }
  if (status === 502 || status === 504) {
    return { kind: 'refused', refusal: { kind: 'unreachable' } };
  }
  return {
    kind: 'refused',
    refusal: { kind: 'refused', message: textField(body, 'message') ?? `HTTP ${status}` },
  };
}

function readGrant(body: unknown): CallGrant | null {
  const callId = textField(body, 'callId');
  const url = textField(body, 'url');
  const token = textField(body, 'token');
  const identity = textField(body, 'identity');
  if (!callId || !url || !token || !identity) return null;
  return { callId, url, token, identity, ear: flagField(body, 'ear') ?? false };
}

function readBusy(body: unknown): CallRefusal {
  const phrase = field(body, 'phrase');
  const spoken = readSpoken(phrase);
  return { kind: 'busy', ...spoken, text: spoken.text || (textField(body, 'message') ?? '') };
}

function readSpoken(phrase: unknown): SpokenWords {
  return {
    text: textField(phrase, 'text') ?? '',
    audioUrl: textField(phrase, 'audioUrl') ?? null,
  };
}

async function readBody(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}
