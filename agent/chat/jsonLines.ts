/**
 * Text mode for programs: journal events and control lines on stdout, one JSON object a line.
 * Exactly one `idle` follows the opening and every input line, a bad line included.
 */
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { applyInput, InputError, readInput } from './input.ts';
import type { StartCall } from './startCall.ts';
import type { TextCall } from './textCall.ts';

/** Runs until the input ends; then the caller hangs up. */
export async function runJsonLines(
  start: StartCall,
  input: Readable,
  output: Writable,
): Promise<void> {
  const lines: string[] = [];
  const emit = (value: object) => lines.push(`${JSON.stringify(value)}\n`);
  const flush = () => output.write(lines.splice(0).join(''));
  let call = await start(emit);
  const idle = () => {
    emit({ type: 'idle', callId: call.callId, at: call.clock.now().toISOString() });
    flush();
  };
  idle();
  const closing: Promise<void>[] = [];
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    try {
      const read = readInput(line);
      if ('newCall' in read) {
        await hangUp(call);
        closing.push(call.close());
        call = await start(emit, call.clock.now());
      } else {
        await applyInput(call, read);
      }
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      emit({ type: 'error', message: error.message });
    }
    idle();
  }
  await hangUp(call);
  flush();
  await Promise.all([...closing, call.close()]);
}

async function hangUp(call: TextCall): Promise<void> {
  await call.conductor.handle({ type: 'caller.left', reason: 'hung_up' });
}
