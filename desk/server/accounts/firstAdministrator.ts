/**
 * The way in while there is no administrator: a link printed for the operator, good once and for a
 * day. Its secret lives in this process alone and stands behind the `#`, which no server logs.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { RecordsDatabase } from '../../../records/database/openDatabase.ts';
import { hasAdministrator } from '../../../records/people/peopleStore.ts';

export interface FirstAdministratorOptions {
  readonly origin: string;
  /** For the operator. */
  readonly say: (line: string) => void;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

const goodForMs = 24 * 3_600_000;
const digest = (text: string) => createHash('sha256').update(text).digest();

export class FirstAdministrator {
  readonly #options: FirstAdministratorOptions;
  #link: { readonly digest: Buffer; readonly until: number } | null = null;

  constructor(options: FirstAdministratorOptions) {
    this.#options = options;
  }

  /** Once the database is open. Prints the link where nobody administers this installation. */
  async announce({ db }: Pick<RecordsDatabase, 'db'>): Promise<void> {
    if (await hasAdministrator(db)) return;
    const secret = randomBytes(24).toString('base64url');
    this.#link = { digest: digest(secret), until: this.#options.now() + goodForMs };
    this.#options.say(
      `还没有管理员。请打开 ${this.#options.origin}/desk#first=${secret} 创建（24 小时内有效，只能用一次）`,
    );
  }

  isGood(secret: string): boolean {
    if (this.#link === null || this.#options.now() >= this.#link.until) return false;
    return timingSafeEqual(this.#link.digest, digest(secret));
  }

  used(): void {
    this.#link = null;
  }
}
