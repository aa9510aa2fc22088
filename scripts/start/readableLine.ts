/**
 * A line of a service as a person at a terminal reads it. The services log JSON for machines
 * (pino); here its time, its message and the few fields that say which call it is about are shown,
 * and of an error its message. Any other line stays as it is.
 */
import { z } from 'zod';

const logLine = z.object({
  level: z.number(),
  time: z.number(),
  msg: z.string(),
  callId: z.string().optional(),
  err: z.object({ message: z.string() }).optional(),
  error: z.object({ message: z.string() }).optional(),
});

const warningLevel = 40;
const errorLevel = 50;

export function readableLine(line: string): string {
  const read = logLine.safeParse(parsed(line));
  if (!read.success) return line;
  const { level, time, msg, callId, err, error } = read.data;
  const mark = level >= errorLevel ? '✗ ' : level >= warningLevel ? '! ' : '';
  const fault = err ?? error;
  return [
    new Date(time).toTimeString().slice(0, 8),
    ' ',
    mark,
    msg,
    fault === undefined ? '' : `: ${fault.message}`,
    callId === undefined ? '' : ` (${callId})`,
  ].join('');
}

function parsed(line: string): unknown {
  if (!line.startsWith('{')) return null;
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
