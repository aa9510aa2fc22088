/**
 * The operator's commands on the database that a running desk server has open: the embedded one is
 * open in one process only. Refuses nothing itself; what the desk refuses comes back as its words.
 */
import { z } from 'zod';
import { splitLines } from '../backup/splitLines.ts';
import { erasureSchema } from '../erasure/erasureSchema.ts';
import { reasons } from '../erasure/findCalls.ts';
import { type Maintenance, MaintenanceFault } from './maintenance.ts';

const found = z.object({
  calls: z.array(
    z.object({
      callId: z.string(),
      reason: z.enum(reasons),
      startedAt: z.string().nullable(),
      over: z.boolean(),
      events: z.int(),
      tickets: z.int(),
    }),
  ),
});
const seeded = z.object({ added: z.int() });
const refusal = z.object({ message: z.string() });

export function remoteMaintenance(desk: {
  readonly url: string;
  readonly secret: string;
}): Maintenance {
  const request = async (method: string, path: string, body?: object): Promise<Response> => {
    const response = await fetch(new URL(`/internal/maintenance${path}`, desk.url), {
      method,
      headers: {
        authorization: `Bearer ${desk.secret}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch((error: unknown) => {
      throw new MaintenanceFault(`联系不上坐席台服务 ${desk.url}：${String(error)}`);
    });
    if (response.ok) return response;
    const said = refusal.safeParse(await response.json().catch(() => null)).data?.message;
    throw new MaintenanceFault(`坐席台服务没有照办（${response.status}）：${said ?? ''}`);
  };
  return {
    findCalls: async (selector) =>
      found.parse(await (await request('POST', '/erasures/preview', { selector })).json()).calls,
    erase: async (selector, callIds) =>
      erasureSchema.parse(await (await request('POST', '/erasures', { selector, callIds })).json()),
    seed: async () => seeded.parse(await (await request('POST', '/sample-data', {})).json()).added,
    async *backup() {
      const { body } = await request('GET', '/backup');
      try {
        if (body !== null) yield* splitLines(body);
      } catch (error) {
        throw new MaintenanceFault(`备份中断，数据库或坐席台服务出了问题：${String(error)}`);
      }
    },
  };
}
