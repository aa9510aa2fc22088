/** `npm run fix`: formats, mends what the linter can mend, and writes THIRD_PARTY_NOTICES anew. */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { renderNotices } from './licences/notices.ts';
import { runProgram } from './setup/runProgram.js';

const root = dirname(import.meta.dirname);
writeFileSync(join(root, 'THIRD_PARTY_NOTICES'), renderNotices(root));
const { code, output } = await runProgram(
  join(root, 'node_modules', '.bin', 'biome'),
  ['check', '--write'],
  { cwd: root },
);
process.stdout.write(output);
process.exitCode = code;
