/**
 * The customers of the demo company, so that a newcomer can ask about "their" certificate on the
 * first start. The data is in demo.json; another company brings its own repository instead.
 * Refuses to load data that does not have the shape of a customer.
 */
import { z } from 'zod';
import demo from './demo.json' with { type: 'json' };
import { createMemoryCustomers } from './memoryCustomers.ts';
import type { Customer, CustomerRepository } from './types.ts';

const localDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const certificateSchema = z.object({
  id: z.string(),
  kind: z.enum(['personal', 'enterprise']),
  holder: z.string().exactOptional(),
  expiresOn: localDate.nullable(),
  locked: z.boolean(),
});

const customersSchema = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    title: z.enum(['先生', '女士']).nullable(),
    phone: z.string().regex(/^1\d{10}$/),
    idLastFour: z.string().regex(/^\d{3}[\dX]$/),
    certificates: z.array(certificateSchema),
    orders: z.array(
      z.object({ number: z.string().regex(/^\d{8}$/), business: z.string(), status: z.string() }),
    ),
  }),
);

/** The rows of demo.json. */
export const demoCustomers: readonly Customer[] = customersSchema.parse(demo);

/** A fresh repository over the demo data. */
export function createDemoCustomers(): CustomerRepository {
  return createMemoryCustomers(demoCustomers);
}
