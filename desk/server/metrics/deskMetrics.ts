/**
 * Figures of a desk server for whoever watches over it: how calls fared since it started, and how
 * things stand now. Numbers only; nothing of a caller or a person is in them.
 */

/** What is counted from the start of the server. */
export const counted = {
  calls_started: 'Calls from the web that a worker has taken.',
  calls_refused_busy: 'Calls from the web that no worker took in time.',
  calls_refused_limit: 'Calls from the web of an address that has too many.',
  phone_calls_refused_busy: 'Calls by telephone that no worker took in time.',
  phone_calls_refused_limit: 'Calls by telephone of a number that has too many.',
} as const;

export type Counted = keyof typeof counted;

export interface DeskState {
  readonly recordsReady: boolean;
}

export class DeskMetrics {
  readonly #counts = new Map<Counted, number>();

  count(what: Counted): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
  }

  /** In the Prometheus text format. */
  text({ recordsReady }: DeskState): string {
    const counters = Object.entries(counted).map(([name, help]) =>
      line(`${name}_total`, help, 'counter', this.#counts.get(name as Counted) ?? 0),
    );
    const ready = line(
      'records_ready',
      'Whether the database is open.',
      'gauge',
      Number(recordsReady),
    );
    const memory = line(
      'memory_bytes',
      'Memory of the process.',
      'gauge',
      process.memoryUsage.rss(),
    );
    return [...counters, ready, memory].join('');
  }
}

function line(name: string, help: string, type: 'counter' | 'gauge', value: number): string {
  const full = `three_rings_desk_${name}`;
  return `# HELP ${full} ${help}\n# TYPE ${full} ${type}\n${full} ${value}\n`;
}
