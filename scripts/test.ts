/**
 * `npm test`: format, lint, types, then every test, the live ones included. The last line is
 * `N passed, N failed`; the checks of the source count as one each. Arguments go to vitest, and
 * then only the chosen tests run.
 */
import { dirname } from 'node:path';
import { clausesWereProven } from './checks/ranProofs.ts';
import { runVitest } from './checks/runVitest.ts';
import { passes, sourceChecks } from './checks/tools.ts';
import { sayTo } from './setup/say.js';
import { StartFault } from './start/StartFault.ts';
import { buildWebPages } from './start/webPages.ts';

const root = dirname(import.meta.dirname);
const chosen = process.argv.slice(2);
const count = { passed: 0, failed: 0 };

if (chosen.length === 0) {
  for (const check of sourceChecks) {
    if (await passes(root, check)) count.passed += 1;
    else count.failed += 1;
  }
}
if (!(await pagesAreBuilt())) count.failed += 1;
const tests = await runVitest(root, chosen);
count.passed += tests.passed;
count.failed += tests.failed;
if (chosen.length === 0) {
  if (clausesWereProven(root)) count.passed += 1;
  else count.failed += 1;
}
process.exitCode = count.failed === 0 ? 0 : 1;
process.stdout.write(`${count.passed} passed, ${count.failed} failed\n`);

async function pagesAreBuilt(): Promise<boolean> {
  try {
    await buildWebPages(root, sayTo({ stream: process.stdout, quiet: false }));
    return true;
  } catch (error) {
    if (!(error instanceof StartFault)) throw error;
    process.stdout.write(`✗ ${error.message}\n`);
    return false;
  }
}
