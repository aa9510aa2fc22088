/**
 * The requests of the sign-in and of the people's page. Nothing here throws; a refusal carries the
 * server's own Chinese sentence.
 */
import { z } from 'zod';

const roles = ['caller-service', 'supervisor', 'administrator'] as const;
export type Role = (typeof roles)[number];

const accountSchema = z.object({
  workNumber: z.string(),
  name: z.string(),
  role: z.enum(roles),
  departments: z.array(z.string()),
});
export type Account = z.infer<typeof accountSchema>;

const sessionSchema = z.object({
  person: accountSchema.nullable(),
  mustChangePassword: z.boolean(),
  singleSignOn: z.string().nullable(),
  ready: z.boolean(),
});
export type Session = z.infer<typeof sessionSchema>;

const listedSchema = accountSchema.extend({
  email: z.string().nullable(),
  mustChangePassword: z.boolean(),
  disabled: z.boolean(),
});
export type ListedPerson = z.infer<typeof listedSchema>;

const peopleSchema = z.object({ people: z.array(listedSchema), departments: z.array(z.string()) });
export type People = z.infer<typeof peopleSchema>;

const madeSchema = z.object({ password: z.string() });
const refusalSchema = z.object({ message: z.string() });

export type AccountAnswer<T> =
  | { readonly ok: true; readonly value: T }
  /** `status` is 0 and `message` null where the server could not be reached. */
  | { readonly ok: false; readonly status: number; readonly message: string | null };

export type PersonFields = Pick<ListedPerson, 'name' | 'role' | 'departments' | 'email'>;

export const accountApi = {
  session: () => ask('GET', '/session', sessionSchema),
  signIn: (workNumber: string, password: string) =>
    ask('POST', '/sign-in', z.unknown(), { workNumber, password }),
  signOut: () => ask('POST', '/sign-out', z.unknown(), {}),
  choosePassword: (present: string, next: string) =>
    ask('POST', '/password', z.unknown(), { present, next }),
  makeFirst: (
    secret: string,
    person: { readonly workNumber: string; readonly name: string; readonly password: string },
  ) => ask('POST', '/first-administrator', z.unknown(), { secret, ...person }),
  people: () => ask('GET', '/people', peopleSchema),
  add: (person: PersonFields & { readonly workNumber: string }) =>
    ask('POST', '/people', madeSchema, person),
  change: (workNumber: string, change: Partial<PersonFields> & { readonly disabled?: boolean }) =>
    ask('POST', `/people/${workNumber}`, z.unknown(), change),
  resetPassword: (workNumber: string) =>
    ask('POST', `/people/${workNumber}/password`, madeSchema, {}),
};

async function ask<T>(
  method: 'GET' | 'POST',
  path: string,
  shape: z.ZodType<T>,
  content?: object,
): Promise<AccountAnswer<T>> {
  try {
    const response = await fetch(`/desk/api${path}`, {
      method,
      signal: AbortSignal.timeout(15_000),
      ...(content === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(content) }),
    });
    const body: unknown = await response.json().catch(() => null);
    const read = shape.safeParse(body);
    if (response.ok && read.success) return { ok: true, value: read.data };
    const message = refusalSchema.safeParse(body).data?.message ?? null;
    return { ok: false, status: response.status, message };
  } catch {
    return { ok: false, status: 0, message: null };
  }
}
