/** The desk server as the receiver of journals, over its internal API. */
import { z } from 'zod';
import { erasureSchema } from '../../erasure/erasureSchema.ts';
import type { Delivery, JournalReceiver } from './journalReceiver.ts';

/** One try, in ms. */
const tryMs = 5000;

const head = z.object({ part: z.int(), seq: z.int(), hash: z.string() });
const stored = z.object({ head });
const refusal = z.object({ error: z.string(), expected: z.int().min(1).optional() });
const heads = z.object({ heads: z.array(head) });
const erasures = z.object({ erasures: z.array(erasureSchema) });
const database = z.object({ databaseId: z.string().min(1) });

/** What the sender is to blame for: the same lines are refused again. */
const final: readonly number[] = [400, 409, 413];

export function createHttpReceiver(desk: {
  readonly url: string;
  readonly secret: string;
  readonly tryMs?: number;
}): JournalReceiver {
  const ask = (path: string, body?: object) =>
    fetch(new URL(`/internal${path}`, desk.url), {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${desk.secret}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(desk.tryMs ?? tryMs),
    });
  const read = async <T>(path: string, schema: z.ZodType<T>): Promise<T | null> => {
    try {
      const response = await ask(path);
      const body: unknown = await response.json();
      return response.ok ? (schema.safeParse(body).data ?? null) : null;
    } catch {
      return null;
    }
  };
  return {
    async deliver(lines) {
      try {
        const response = await ask('/journal', { lines });
        return deliveryOf(response.status, await response.json());
      } catch (error) {
        const late = error instanceof DOMException && error.name === 'TimeoutError';
        return { outcome: 'later', reason: late ? 'timeout' : 'unreachable' };
      }
    },
    heads: async (callId) =>
      (await read(`/journal/${encodeURIComponent(callId)}`, heads))?.heads ?? null,
    databaseId: async () => (await read('/journal', database))?.databaseId ?? null,
    erasuresAfter: async (erasureId) => {
      const path = `/erasures?after=${encodeURIComponent(erasureId)}`;
      return (await read(path, erasures))?.erasures ?? null;
    },
  };
}

function deliveryOf(status: number, body: unknown): Delivery {
  const receipt = stored.safeParse(body);
  if (status === 200 && receipt.success) return { outcome: 'stored', head: receipt.data.head };
  const { error, expected } = refusal.safeParse(body).data ?? { error: `status_${status}` };
  if (error === 'gap' && expected !== undefined) return { outcome: 'gap', expected };
  return final.includes(status)
    ? { outcome: 'refused', fault: error }
    : { outcome: 'later', reason: error };
}
