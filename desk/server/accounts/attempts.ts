/** How often a password may be guessed: on one account from one address, on an account, from an address. */
import type { Db } from '../../../records/database/connection.ts';
import {
  clearAttempts,
  type FailureLimit,
  forgetFailures,
  reserveAttempt,
} from '../../../records/people/signInFailures.ts';
import { Refusal } from '../answers/refusal.ts';

export interface Attempt {
  readonly workNumber: string;
  readonly address: string;
}

/**
 * Few from one address, so that a guesser is stopped soon; more on an account as a whole, so that
 * nobody locks a colleague out with a handful of tries; more from an address, where a house sits.
 */
function limitsOf({ workNumber, address }: Attempt): FailureLimit[] {
  return [
    { key: `both:${workNumber}:${address}`, attempts: 5 },
    { key: `account:${workNumber}`, attempts: 20 },
    { key: `address:${address}`, attempts: 50 },
  ];
}

/**
 * Runs `check` as one attempt; it counts unless it comes back with something.
 * @throws Refusal 429 where too many have failed; `check` has not run then
 */
export async function asAttempt<T>(
  db: Db,
  attempt: Attempt,
  now: number,
  check: () => Promise<T | null>,
): Promise<T | null> {
  const limits = limitsOf(attempt);
  const lockedUntil = await reserveAttempt(db, limits, new Date(now));
  if (lockedUntil !== null) throw lockedOut(+lockedUntil - now);
  const passed = await check();
  if (passed !== null) {
    await clearAttempts(
      db,
      limits.map(({ key }) => key),
    );
  }
  return passed;
}

/** What was counted on the account is forgotten, wherever it was tried from. */
export function clearAccount(db: Db, workNumber: string): Promise<void> {
  return forgetFailures(db, `account:${workNumber}`, `both:${workNumber}:`);
}

function lockedOut(forMs: number): Refusal {
  const seconds = Math.max(1, Math.ceil(forMs / 1000));
  const minutes = Math.ceil(seconds / 60);
  const message = `登录失败的次数太多，请在 ${minutes} 分钟后再试，或请管理员重置密码。`;
  return new Refusal(429, 'locked_out', message, { details: { retryAfterInS: seconds } });
}
