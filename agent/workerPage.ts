/**
 * The worker as a container's host sees it: `/healthz` (the process lives), `/readyz` (it takes
 * calls: registered, neither ending nor full of memory faults), `/metrics` in the Prometheus text
 * format. Nothing of a caller is told here, and nothing can be asked of the worker.
 */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

export interface WorkerState {
  /** Registered with the media server and connected to it. */
  readonly registered: boolean;
  /** It ends, or can't take calls any more. */
  readonly refusing: boolean;
  readonly calls: number;
  readonly seats: number;
  /** Memory that is left, in MiB. */
  readonly freeMemory: number;
}

export interface WorkerPageOptions {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  state(): Promise<WorkerState>;
}

export interface WorkerPage {
  readonly port: number;
  close(): void;
}

/** @throws Error where the port can't be listened on */
export async function openWorkerPage({
  host,
  port,
  state,
}: WorkerPageOptions): Promise<WorkerPage> {
  const server: Server = createServer((request, response) => {
    void state().then((now) => {
      const answer = answerTo(request.url ?? '', now);
      response.writeHead(answer.status, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(answer.text);
    });
  });
  server.listen(port, host);
  await once(server, 'listening');
  server.unref();
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function answerTo(path: string, state: WorkerState): { status: number; text: string } {
  if (path === '/healthz') return { status: 200, text: 'ok\n' };
  if (path === '/readyz') {
    const why = state.refusing ? 'ending' : state.registered ? null : 'not registered';
    return why === null ? { status: 200, text: 'ready\n' } : { status: 503, text: `${why}\n` };
  }
  if (path === '/metrics') return { status: 200, text: metrics(state) };
  return { status: 404, text: 'not found\n' };
}

function metrics(state: WorkerState): string {
  const gauges: readonly (readonly [string, string, number])[] = [
    ['calls', 'Calls that go on.', state.calls],
    ['seats', 'Calls that are taken at once.', state.seats],
    ['ready', 'Whether calls are taken.', state.registered && !state.refusing ? 1 : 0],
    ['free_memory_mebibytes', 'Memory left for calls.', Math.floor(state.freeMemory)],
  ];
  return gauges
    .filter(([, , value]) => Number.isFinite(value))
    .map(([name, help, value]) => {
      const full = `three_rings_worker_${name}`;
      return `# HELP ${full} ${help}\n# TYPE ${full} gauge\n${full} ${value}\n`;
    })
    .join('');
}
