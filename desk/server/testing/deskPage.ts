/** A desk page in tests: a real socket, and everything that came down it. */

import type { ChosenState } from '../../../records/people/personStates.ts';
import { Changes } from '../../../tests/support/deadline.ts';
import { openSocket } from '../../../tests/support/openSocket.ts';
import type { HandoffList } from '../handoffs/handoffListEvent.ts';
import type { DeskMessage, PeopleList } from '../sockets/deskMessages.ts';

type MessageOf<T extends DeskMessage['type']> = DeskMessage & { readonly type: T };

export class DeskPage {
  /** Oldest first. */
  readonly messages: DeskMessage[] = [];
  /** The code with which the socket was closed; null while it is open. */
  closed: number | null = null;
  readonly #socket: WebSocket;
  readonly #changes = new Changes();

  /** @param cookie of the person's session */
  constructor(url: string, cookie: string) {
    this.#socket = openSocket(url, cookie);
    this.#socket.addEventListener('message', ({ data }) => {
      this.messages.push(JSON.parse(String(data)));
      this.#changes.notify();
    });
    this.#socket.addEventListener('close', ({ code }) => {
      this.closed = code;
      this.#changes.notify();
    });
  }

  /** The first message of this type from `from` on that `pick` accepts. */
  next<T extends DeskMessage['type']>(
    type: T,
    pick: (message: MessageOf<T>) => boolean = () => true,
    from = 0,
    limitMs = 3000,
  ): Promise<MessageOf<T>> {
    const isType = (message: DeskMessage): message is MessageOf<T> => message.type === type;
    const what = () => `a message ${type}; got ${JSON.stringify(this.messages.slice(from))}`;
    return this.#changes.until(
      limitMs,
      what,
      () =>
        this.messages
          .slice(from)
          .filter(isType)
          .find((message) => pick(message)) ?? null,
    );
  }

  /** The first list that names exactly these handoffs. */
  list(...handoffIds: string[]): Promise<HandoffList> {
    return this.next(
      'handoffs',
      ({ handoffs }) => handoffs.map(({ handoffId }) => handoffId).join() === handoffIds.join(),
    );
  }

  /** The first list of people in which this person is in this state. */
  person(workNumber: string, state: string, from = 0): Promise<PeopleList> {
    return this.next(
      'people',
      ({ people }) => people.some((one) => one.workNumber === workNumber && one.state === state),
      from,
    );
  }

  choose(state: ChosenState): void {
    this.say({ type: 'state', state });
  }

  say(message: unknown): void {
    this.#socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** Resolves when the socket is closed, by whichever side. */
  end(limitMs = 3000): Promise<number> {
    return this.#changes.until(
      limitMs,
      () => 'the end of the socket',
      () => this.closed,
    );
  }

  close(): void {
    this.#socket.close();
  }
}
