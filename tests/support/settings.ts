/** What live tests take from the environment of the machine, in one place. */
import { delimiter } from 'node:path';

/** The folders of PATH. */
export const searchPath: readonly string[] = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((folder) => folder !== '');

const ours =
  /^(LIVEKIT_|OPENAI_|STT_|TTS_|LLM_|DESK_|DATA_DIR$|PROMPTS_DIR$|PORT$|HOST$|VITEST|NODE_OPTIONS$|NODE_ENV$)/;

/** The environment without settings of a product or a test runner, so that a test sets them all. */
export const inheritedEnvironment: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || ours.test(name) ? [] : [[name, value]],
  ),
);
