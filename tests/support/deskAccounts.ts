/**
 * Accounts at a real desk server, made as its operator and its administrator make them: the first
 * by the link that the server prints, the others by the first. Each person is made once.
 */
import type { DeskRole } from '../../desk/server/accounts/person.ts';
import { eventually } from './deadline.ts';

interface Account {
  readonly cookie: string;
  readonly password: string;
}

const administrator = '100';
const desks = new Map<string, DeskAccounts>();

/** The accounts of a desk that a test has started. @throws Error where there is none at this address */
export function accountsAt(deskUrl: string): DeskAccounts {
  const accounts = desks.get(deskUrl);
  if (accounts === undefined) throw new Error(`no desk with accounts was started at ${deskUrl}`);
  return accounts;
}

export class DeskAccounts {
  readonly #url: string;
  readonly #output: () => string;
  readonly #accounts = new Map<string, Promise<Account>>();

  /** @param output what the desk server has printed so far */
  constructor(url: string, output: () => string) {
    this.#url = url;
    this.#output = output;
    desks.set(url, this);
  }

  /** The `cookie` header of a person who is signed in. */
  async cookieOf(workNumber: string, role: DeskRole = 'caller-service'): Promise<string> {
    return (await this.#account(workNumber, role)).cookie;
  }

  async passwordOf(workNumber: string, role: DeskRole = 'caller-service'): Promise<string> {
    return (await this.#account(workNumber, role)).password;
  }

  /** As a signed-in page asks; any answer but a good one is an error. */
  async ask(path: string, body: unknown, cookie = ''): Promise<Response> {
    const response = await fetch(this.#url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response;
  }

  #account(workNumber: string, role: DeskRole): Promise<Account> {
    const before = this.#accounts.get(workNumber);
    if (before !== undefined) return before;
    const account = workNumber === administrator ? this.#first() : this.#made(workNumber, role);
    this.#accounts.set(workNumber, account);
    return account;
  }

  async #first(): Promise<Account> {
    const link = () => /#first=([\w-]+)/.exec(this.#output())?.[1] ?? null;
    const secret = await eventually(60_000, 'the link for the first administrator', link);
    const password = ownPassword(administrator);
    const person = { workNumber: administrator, name: '管理员', password };
    const answer = await this.ask('/desk/api/first-administrator', { secret, ...person });
    return { cookie: cookieIn(answer), password };
  }

  async #made(workNumber: string, role: DeskRole): Promise<Account> {
    const boss = await this.#account(administrator, 'administrator');
    const person = { workNumber, name: `坐席${workNumber}`, role, departments: [], email: null };
    const added = await this.ask('/desk/api/people', person, boss.cookie);
    const { password: present }: { password: string } = await added.json();
    const signedIn = await this.ask('/desk/api/sign-in', { workNumber, password: present });
    const password = ownPassword(workNumber);
    const choice = { present, next: password };
    const chosen = await this.ask('/desk/api/password', choice, cookieIn(signedIn));
    return { cookie: cookieIn(chosen), password };
  }
}

/** The session's cookie, as a browser sends it from then on. */
export function cookieIn(response: Response): string {
  const session = response.headers
    .getSetCookie()
    .find((cookie) => /session_token=[^;]/.test(cookie));
  return session?.split(';', 1)[0] ?? '';
}

function ownPassword(workNumber: string): string {
  return `${[...workNumber].join('·')}号的自选密码`;
}
