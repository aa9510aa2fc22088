/**
 * The customers of the demo company, so that a newcomer can ask about "their" certificate on the
 * first start. The data is in demo.json; another company brings its own repository instead.
 * Refuses to load data that does not have the shape of a customer.
 */
import { z } from 'zod';
import demo from './demo.json' with { type: 'json' };
import { createMemoryCustomers } from './memoryCustomers.ts';
import { customerSchema } from './shapes.ts';
import type { Customer, CustomerRepository } from './types.ts';

const customersSchema = z.array(
  customerSchema.extend({
    phone: z.string().regex(/^1\d{10}$/),
    idLastFour: z.string().regex(/^\d{3}[\dX]$/),
    orders: z.array(
      customerSchema.shape.orders.element.extend({ number: z.string().regex(/^\d{8}$/) }),
    ),
  }),
);

/** The rows of demo.json. */
export const demoCustomers: readonly Customer[] = customersSchema.parse(demo);

/** A fresh repository over the demo data. */
export function createDemoCustomers(): CustomerRepository {
  return createMemoryCustomers(demoCustomers);
}
