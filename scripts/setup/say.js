/**
 * How the set-up talks to the person at the terminal.
 *
 * One line per thing found or done. Programs that read our standard output (`chat --jsonl`,
 * `calls --json`) must see nothing of it, so the caller chooses the stream, and a quiet set-up
 * says only what it really has to do.
 */

/** @typedef {{ found: (line: string) => void, doing: (line: string) => void }} Say */

/** A set-up that can't go on; the message says what, why and how to mend it. */
export class SetUpFault extends Error {
  /** @override */
  name = 'SetUpFault';
}

/**
 * @param {{ stream: NodeJS.WritableStream, quiet: boolean }} options `quiet` hides what is there already
 * @returns {Say}
 */
export function sayTo({ stream, quiet }) {
  return {
    found: (line) => {
      if (!quiet) stream.write(`✓ ${line}\n`);
    },
    doing: (line) => {
      stream.write(`… ${line}\n`);
    },
  };
}
