/**
 * Customers as a call's process reads them: over HTTP from the desk server, the only one that talks
 * to the database. A try takes 2 s at most; while the caller holds, it is tried again, 60 s in all.
 * Then it rejects, and the call says that the system is down: it never answers "nobody" for that.
 */
import { z } from 'zod';
import { customerSchema, historySchema } from './shapes.ts';
import type { CustomerRepository } from './types.ts';

/** No answer within the time that a caller may be left waiting. */
export class RecordsOutOfReach extends Error {
  override readonly name = 'RecordsOutOfReach';
}

/** The desk does not take the question itself: a fault of ours, which no second try mends. */
class QuestionRefused extends Error {
  override readonly name = 'QuestionRefused';
}

export interface HttpCustomersOptions {
  /** Address of the desk server. */
  readonly url: string;
  /** Bearer of `/internal`. */
  readonly secret: string;
  readonly limits?: Partial<typeof readLimits>;
  /** Milliseconds on a machine clock. */
  readonly elapsed?: () => number;
  /** Resolves after so long. */
  readonly pause?: (ms: number) => Promise<void>;
}

export const readLimits = { tryMs: 2000, pauseMs: 500, allMs: 60_000 };

const found = z.object({ customer: customerSchema.nullable() });

export function createHttpCustomers(options: HttpCustomersOptions): CustomerRepository {
  const limits = { ...readLimits, ...options.limits };
  const { elapsed = () => performance.now(), pause = wait } = options;

  const attempt = async (path: string, body: object): Promise<unknown> => {
    const response = await fetch(new URL(`/internal/customers${path}`, options.url), {
      method: 'POST',
      headers: {
        authorization: `Bearer ${options.secret}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(limits.tryMs),
    });
    const answer: unknown = await response.json();
    const { status } = response;
    if (status >= 400 && status < 500) throw new QuestionRefused(`status ${status}`);
    if (!response.ok) throw new RecordsOutOfReach(`status ${status}`);
    return answer;
  };

  const ask = async <T>(path: string, body: object, schema: z.ZodType<T>): Promise<T> => {
    const began = elapsed();
    for (;;) {
      try {
        return schema.parse(await attempt(path, body));
      } catch (error) {
        if (error instanceof QuestionRefused) throw error;
        if (elapsed() - began + limits.pauseMs + limits.tryMs > limits.allMs) {
          throw new RecordsOutOfReach('the desk server has not answered', { cause: error });
        }
      }
      await pause(limits.pauseMs);
    }
  };

  return {
    findByPhone: async (phone) => (await ask('/find', { phone }, found)).customer,
    findByOrder: async (order) => (await ask('/find', { order }, found)).customer,
    history: (customerId) => ask('/history', { customerId }, historySchema),
  };
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
