/**
 * What ends a call from outside of it: the worker's request, and faults nobody caught. Each is logged
 * and ends the call with `call.ended` by system; a rejection that lies wholly inside a library, while
 * the call goes on, is only logged and journaled. Signals are the worker's business: it lets its
 * calls finish first. Where the worker itself is gone the process goes too, without an end: the
 * framework would end it soon, and another process goes on with the call.
 */
import { log } from '@livekit/agents';
import type { Call } from './agent.ts';

/** Watches the process for the rest of its life: it serves this one call. */
export function endFromOutside(call: Call): void {
  let asked = false;
  const shutDown = () => {
    asked = true;
    void call.fail('shutdown');
  };
  process.on('disconnect', () => {
    if (!asked) process.exit(1);
  });
  process.on('message', (message) => {
    if (isShutdownRequest(message)) shutDown();
  });
  process.on('uncaughtException', (error) => {
    report(call, 'uncaught_exception', error, '通话结束');
    void call.fail('fault');
  });
  process.on('unhandledRejection', (reason) => {
    const ours = isOurs(reason);
    report(call, 'unhandled_rejection', reason, ours ? '通话结束' : '通话继续');
    if (ours) void call.fail('fault');
  });
}

function isShutdownRequest(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'case' in message
    ? message.case === 'shutdownRequest'
    : false;
}

/** Whether a line of the stack lies in this project and not in a library. */
export function isOurs(reason: unknown): boolean {
  const stack = reason instanceof Error ? (reason.stack ?? '') : '';
  return stack
    .split('\n')
    .some(
      (line) => /^\s+at .*\/(agent|tools|records)\//.test(line) && !line.includes('node_modules'),
    );
}

function report(call: Call, kind: string, error: unknown, outcome: string): void {
  log().error({ error: error instanceof Error ? error : String(error) }, 'fault in a call');
  call.note({ type: 'fault.occurred', component: 'media', kind, outcome, ms: 0 });
}
