/** The three programs of the product, as start runs them: media server, desk server, worker. */
import { join } from 'node:path';
import { answers, httpAddress } from './answers.ts';
import type { Service } from './supervisor.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export function mediaService(options: {
  readonly program: string;
  readonly config: string;
  readonly url: string;
  readonly root: string;
  readonly environment: Environment;
}): Service {
  return {
    label: '媒体',
    command: options.program,
    programArguments: ['--config', options.config],
    environment: withoutDatabase(options.environment),
    folder: options.root,
    isReady: () => answers(httpAddress(options.url)),
    readyWithinMs: 10_000,
    stopWithinMs: 400,
  };
}

export function deskService(root: string, environment: Environment, address: string): Service {
  return {
    label: '坐席',
    ...nodeProgram(root, environment, [join('desk', 'server', 'main.ts')]),
    // Its pages are up before that; the database of a first start takes longest.
    isReady: () => answers(`${address}/readyz`),
    readyWithinMs: 60_000,
    stopWithinMs: 700,
  };
}

/**
 * Ready once a process is warm, so that the first caller is answered as fast as any other.
 * @param healthPort where the worker says that it is registered with the media server
 * @param afterStop see `Service`
 */
export function workerService(
  root: string,
  environment: Environment,
  healthPort: number,
  afterStop: () => Promise<void>,
): Service {
  return {
    label: '通话',
    // Whoever ends the whole product ends its calls.
    ...nodeProgram(root, { ...withoutDatabase(environment), DRAIN_LIMIT_S: '0' }, [
      join('agent', 'main.ts'),
      'start',
    ]),
    isReady: () => answers(`http://127.0.0.1:${healthPort}/`),
    readyLine: 'ready for calls',
    readyWithinMs: 40_000,
    stopWithinMs: 2900,
    afterStop,
  };
}

/** Only the desk server talks to the database; nobody else needs its password. */
function withoutDatabase({ DATABASE_URL: _, ...environment }: Environment): Environment {
  return environment;
}

function nodeProgram(root: string, environment: Environment, programArguments: readonly string[]) {
  return { command: process.execPath, programArguments, environment, folder: root };
}
