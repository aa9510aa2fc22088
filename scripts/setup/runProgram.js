/**
 * Runs one program of the set-up to its end and hands back what it printed.
 *
 * Output goes nowhere by itself: whoever runs a program decides what of it a person needs to see.
 */
import { spawn } from 'node:child_process';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** Ends what is still running, when the set-up is broken off. */
export function endRunningPrograms() {
  for (const child of running) child.kill('SIGTERM');
}

/**
 * @param {string} program
 * @param {readonly string[]} programArguments
 * @param {{ cwd?: string, environment?: NodeJS.ProcessEnv, onLine?: (line: string) => void }} [options]
 * @returns {Promise<{ code: number, output: string }>} code 127 where it could not be started
 */
export function runProgram(program, programArguments, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, [...programArguments], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: options.environment ?? process.env,
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
    running.add(child);
    child.on('exit', () => running.delete(child));
    let output = '';
    let rest = '';
    /** @param {Buffer} chunk */
    const take = (chunk) => {
      output += chunk.toString('utf8');
      const lines = (rest + chunk.toString('utf8')).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) options.onLine?.(line);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * The end of a long output, for an error message.
 * @param {string} output
 */
export function lastLines(output) {
  return output.trimEnd().split('\n').slice(-12).join('\n');
}
