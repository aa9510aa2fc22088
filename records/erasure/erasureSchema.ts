/** An erasure on its way between processes. */
import { z } from 'zod';

const place = z.object({ callId: z.string(), part: z.int(), seq: z.int(), hash: z.string() });

export const erasureSchema = z.object({
  erasureId: z.string(),
  at: z.string(),
  events: z.array(place),
});
