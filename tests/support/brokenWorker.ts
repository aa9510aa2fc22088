/**
 * The agent worker with a call process that does not come up: the module given as its argument ends
 * as soon as it is loaded. Settings come from the environment as the real worker's do.
 */
import { initializeLogger } from '@livekit/agents';
import { createCallWorker } from '../../agent/callWorker.ts';
import { readAgentSettings } from '../../agent/settings.ts';

const read = readAgentSettings();
if (!read.ok) throw new Error(JSON.stringify(read.faults));
initializeLogger({ pretty: false, level: 'error' });
const worker = createCallWorker({
  settings: read.settings,
  module: process.argv[2] ?? '',
  ready: () => process.stdout.write('ready\n'),
  failed(reason) {
    process.stdout.write(`failed: ${reason}\n`);
    process.exit(1);
  },
});
await worker.run();
