/**
 * The desk page's requests. Every answer is checked against its shape; a refusal carries the server's
 * own Chinese sentence. Nothing here throws.
 */
import { z } from 'zod';

export type DeskAnswer<T> =
  | { readonly ok: true; readonly value: T }
  /** `message` is null where the server could not be reached or said nothing usable. */
  | { readonly ok: false; readonly message: string | null };

const refusal = z.object({ message: z.string() });
const limitMs = 10_000;

export function askDesk<T>(path: string, shape: z.ZodType<T>) {
  return ask(path, shape, { method: 'GET' });
}

export function tellDesk<T>(path: string, shape: z.ZodType<T>, body: object = {}) {
  const headers = { 'content-type': 'application/json' };
  return ask(path, shape, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** The address of a request or stream; who asks is known by the sign-in. */
export function deskAddress(path: string): string {
  return `/desk/api${path}`;
}

async function ask<T>(
  path: string,
  shape: z.ZodType<T>,
  request: RequestInit,
): Promise<DeskAnswer<T>> {
  try {
    const signal = AbortSignal.timeout(limitMs);
    const response = await fetch(deskAddress(path), { ...request, signal });
    const body: unknown = await response.json().catch(() => null);
    const read = shape.safeParse(body);
    if (response.ok && read.success) return { ok: true, value: read.data };
    return { ok: false, message: refusal.safeParse(body).data?.message ?? null };
  } catch {
    return { ok: false, message: null };
  }
}
