/**
 * The way in while there is no administrator, or where the operator says that none can sign in any
 * more: a link printed for the operator, good once and for a day. Its secret lives in this process alone and stands behind the `#`, which no server logs.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Db } from '../../../records/database/connection.ts';
import type { RecordsDatabase } from '../../../records/database/openDatabase.ts';
import { hasAdministrator } from '../../../records/people/peopleStore.ts';

export interface FirstAdministratorOptions {
  readonly origin: string;
  /** Also where there are administrators: the operator asked for another. */
  readonly anew?: boolean;
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

  /** Whether someone is still to be made. */
  async isNeeded(db: Db): Promise<boolean> {
    return this.#options.anew === true || !(await hasAdministrator(db));
  }

  /** Once the database is open. Prints the link where it is needed. */
  async announce({ db }: Pick<RecordsDatabase, 'db'>): Promise<void> {
    if (!(await this.isNeeded(db))) return;
    const secret = randomBytes(24).toString('base64url');
    this.#link = { digest: digest(secret), until: this.#options.now() + goodForMs };
    this.#options.say(
      `${this.#options.anew ? '新建一位管理员' : '还没有管理员'}。请打开 ${this.#options.origin}/desk#first=${secret} 创建（24 小时内有效，只能用一次）`,
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
