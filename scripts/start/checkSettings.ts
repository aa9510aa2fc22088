/**
 * All settings of all processes, judged before anything starts: the launcher's own, the desk
 * server's and the worker's schema, on the very environment that the children will get.
 *
 * Every fault is shown at once; none of the values is.
 */
import { readAgentSettings } from '../../agent/settings.ts';
import { readDeskSettings } from '../../desk/server/settings.ts';
import { childEnvironment } from './plan.ts';
import { StartFault } from './StartFault.ts';
import { describeFaults, readStartSettings, type StartSettings } from './settings.ts';

/** Stand-ins for what start makes itself, so that only the person's own settings are judged. */
const notMadeYet = 'x'.repeat(40);

/** @throws StartFault with every fault of every process */
export function checkSettings(
  environment: Readonly<Record<string, string | undefined>>,
  root: string,
): StartSettings {
  const own = readStartSettings(environment, root);
  const forChildren = {
    ...environment,
    ...(own.settings === undefined ? standIns(environment) : childrenOf(own.settings)),
  };
  const desk = readDeskSettings(forChildren);
  const agent = readAgentSettings(forChildren);
  const faults = [
    ...own.faults,
    ...(desk.ok ? [] : desk.faults),
    ...(agent.ok ? [] : agent.faults),
  ];
  if (own.settings === undefined || faults.length > 0) throw new StartFault(describeFaults(faults));
  return own.settings;
}

function childrenOf(settings: StartSettings) {
  const livekit = settings.elsewhere ?? {
    url: 'ws://127.0.0.1:7880',
    apiKey: notMadeYet,
    apiSecret: notMadeYet,
  };
  return childEnvironment(settings, livekit, {
    deskSecret: notMadeYet,
    workerPort: 8081,
    internalPort: 8071,
  });
}

/** Where the launcher's own settings are faulty, the others' are judged all the same. */
function standIns(environment: Readonly<Record<string, string | undefined>>) {
  return {
    LIVEKIT_URL: environment.LIVEKIT_URL || 'ws://127.0.0.1:7880',
    LIVEKIT_API_KEY: environment.LIVEKIT_API_KEY || notMadeYet,
    LIVEKIT_API_SECRET: environment.LIVEKIT_API_SECRET || notMadeYet,
    DESK_URL: 'http://127.0.0.1:3000',
    DESK_SECRET: notMadeYet,
    WORKER_PORT: '8081',
  };
}
