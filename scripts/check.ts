/** `npm run check`: format, lint, types and unit tests; needs neither browser nor media server. */
import { dirname } from 'node:path';
import { clausesWereProven } from './checks/ranProofs.ts';
import { runVitest } from './checks/runVitest.ts';
import { passes, sourceChecks } from './checks/tools.ts';

const root = dirname(import.meta.dirname);
const judged = [];
for (const check of sourceChecks) judged.push(await passes(root, check));
const tests = await runVitest(root, ['--project', 'unit', ...process.argv.slice(2)]);
if (process.argv.length === 2) judged.push(clausesWereProven(root));
process.exitCode = judged.includes(false) || tests.failed > 0 ? 1 : 0;
