/**
 * The way to the people, over HTTP to the desk server: offers go there, commands come back down a
 * stream that this process holds open. Commands are numbered and sent at least once; one seen
 * already is not told again. A desk out of reach costs the handoff a person, never the call.
 */
import { z } from 'zod';
import type { JournalEntry } from '../records/journal/events.ts';
import { handoffCauses } from '../records/journal/events.ts';
import { personRequestSchema } from '../records/people/personRequest.ts';
import type { CallEvent } from './flow/events.ts';
import { linesOf } from './ndjson.ts';
import type { DeskLink, HandoffOffer, OfferAnswer, WaitingNews } from './ports.ts';
import { SUPERSEDED } from './recovery/heartbeat.ts';

const limits = {
  /** One try to reach the desk. */
  request: 2_000,
  /** Without a heartbeat (one every 2 s) the stream is dead. */
  heartbeat: 6_000,
  /** Before the stream is opened again. */
  reconnect: 500,
} as const;

const command = z.discriminatedUnion('type', [
  z.object({ type: z.literal('handoff.accepted'), handoffId: z.string(), human: z.string() }),
  z.object({
    type: z.literal('handoff.declined'),
    handoffId: z.string(),
    human: z.string(),
    cause: z.enum(handoffCauses),
  }),
  z.object({
    type: z.literal('handoff.offered'),
    handoffId: z.string(),
    human: z.string(),
    phone: z.string().exactOptional(),
  }),
  z.object({ type: z.literal('handoff.entered'), handoffId: z.string(), human: z.string() }),
  z.object({ type: z.literal('person.away'), human: z.string(), away: z.boolean() }),
  z.object({ type: z.literal('person.asked'), human: z.string(), request: personRequestSchema }),
]);
const line = z.union([
  z.object({ n: z.number().int(), command }),
  z.object({ heartbeat: z.string() }),
]);
const offered = z.object({
  human: z.string().nullable(),
  phone: z.string().exactOptional(),
  queued: z.boolean().default(false),
});
const waiting = z.object({
  position: z.number().int().min(0),
  waitMs: z.number().positive().nullable(),
});

export interface HttpDeskLinkOptions {
  /** Address of the desk server, e.g. `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Bearer of `/internal`. */
  readonly secret: string;
  readonly callId: string;
  /** The part of the journal that this process writes; 0 unless it is a successor. */
  readonly part?: number;
  /** The last command that was dealt with already; 0: none. */
  readonly seen?: number;
  hear(event: CallEvent): void;
  note(entry: JournalEntry): void;
  /** Another process has the call: this one must go. */
  fenced?(): void;
}

export class HttpDeskLink implements DeskLink {
  readonly #options: HttpDeskLinkOptions;
  readonly #closing = new AbortController();
  #seen: number;

  constructor(options: HttpDeskLinkOptions) {
    this.#options = options;
    this.#seen = options.seen ?? 0;
  }

  /** Listens for commands, again and again, until `close`. */
  listen(): void {
    void this.#listen();
  }

  async offer(offer: HandoffOffer): Promise<OfferAnswer> {
    const answer = await this.#request('POST', '/offers', offer);
    const read = answer === null ? null : offered.safeParse(await answer.json().catch(() => null));
    if (read?.success === true) {
      const { human, queued, phone } = read.data;
      if (human !== null) {
        return { outcome: 'rings', human, ...(phone === undefined ? {} : { phone }) };
      }
      return { outcome: queued ? 'queued' : 'nobody' };
    }
    if (read !== null) this.#fault('garbage', '坐席台的答复读不懂，按无人接听处理', 0);
    return { outcome: 'nobody' };
  }

  async news(handoffId: string): Promise<WaitingNews | null> {
    const answer = await this.#request('GET', `/offers/${encodeURIComponent(handoffId)}`);
    return waiting.safeParse(await answer?.json().catch(() => null)).data ?? null;
  }

  async claim(handoffId: string, human: string): Promise<void> {
    await this.#request('POST', `/offers/${encodeURIComponent(handoffId)}/accepted`, { human });
  }

  async withdraw(handoffId: string): Promise<void> {
    await this.#request('DELETE', `/offers/${encodeURIComponent(handoffId)}`);
  }

  /** The call has ended: told to the desk once, and the stream is let go. */
  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort();
    await this.#request('POST', '/ended');
  }

  async #request(method: string, path: string, body?: object): Promise<Response | null> {
    const began = performance.now();
    try {
      const response = await fetch(this.#address(path), {
        method,
        headers: {
          ...this.#authority(),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(limits.request),
      });
      if (response.ok) return response;
      await response.body?.cancel();
      this.#fault(`status_${response.status}`, `坐席台拒绝了 ${method} ${path}`, began);
    } catch (error) {
      const late = error instanceof DOMException && error.name === 'TimeoutError';
      this.#fault(late ? 'timeout' : 'unreachable', `坐席台联系不上，${method} ${path}`, began);
    }
    return null;
  }

  async #listen(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      await this.#follow(signal).catch(() => undefined);
      if (!signal.aborted) await pause(limits.reconnect, signal);
    }
  }

  /** Reads one stream to its end, or until it falls silent. */
  async #follow(closing: AbortSignal): Promise<void> {
    const silent = new AbortController();
    let watch = setTimeout(() => silent.abort(), limits.heartbeat);
    try {
      const response = await fetch(
        this.#address(`/commands?after=${this.#seen}&part=${this.#options.part ?? 0}`),
        {
          headers: this.#authority(),
          signal: AbortSignal.any([closing, silent.signal]),
        },
      );
      if (response.status === SUPERSEDED) this.#options.fenced?.();
      if (!response.ok || response.body === null) return;
      for await (const text of linesOf(response.body)) {
        clearTimeout(watch);
        watch = setTimeout(() => silent.abort(), limits.heartbeat);
        this.#take(text);
      }
    } finally {
      clearTimeout(watch);
    }
  }

  #take(text: string): void {
    const read = line.safeParse(parsed(text));
    if (!read.success || !('n' in read.data) || read.data.n <= this.#seen) return;
    this.#seen = read.data.n;
    this.#options.hear({ ...eventOf(read.data.command), command: read.data.n });
  }

  #address(path: string): string {
    return `${this.#options.url}/internal/calls/${this.#options.callId}${path}`;
  }

  #authority() {
    return { authorization: `Bearer ${this.#options.secret}` };
  }

  #fault(kind: string, outcome: string, began: number): void {
    const ms = began === 0 ? 0 : Math.round(performance.now() - began);
    this.#options.note({ type: 'fault.occurred', component: 'desk', kind, outcome, ms });
  }
}

function eventOf(told: z.infer<typeof command>): CallEvent {
  const { human } = told;
  switch (told.type) {
    case 'handoff.offered':
      return {
        type: 'offered',
        handoffId: told.handoffId,
        human,
        ...(told.phone === undefined ? {} : { phone: told.phone }),
      };
    case 'handoff.accepted':
      return { type: 'accepted', handoffId: told.handoffId, human };
    case 'handoff.declined':
      return { type: 'declined', handoffId: told.handoffId, human, cause: told.cause };
    case 'handoff.entered':
      return { type: 'joined', handoffId: told.handoffId, human };
    case 'person.away':
      return { type: 'human.away', human, away: told.away };
    case 'person.asked':
      return { type: 'human.asked', human, request: told.request };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
