/**
 * What a fault of the database means for a request. One that may mend itself (unreachable, slow,
 * full) is answered so that the sender keeps what it has and tries again; nothing of it goes into a
 * log but its code, since a database quotes the data it complains about.
 */
import { Refusal } from '../answers/refusal.ts';

/** Connection lost, out of resources, shutting down, given up for time, locked, disk error. */
const mayMend = /^(08|53|57|40|58)|^55P03$|^E[A-Z]+$/;
const full = '53100';
/** The client's own words for a database that does not answer. */
const noAnswer = /terminated|timeout|timed out|Connection ended|Client has encountered/i;

/** Not logged with each request: its keeper says once that it went, and once that it is back. */
export function recordsUnavailable(): Refusal {
  return new Refusal(503, 'records_unavailable', '数据库暂时用不了，请稍后再试。');
}

/** @returns what to throw instead: a refusal, or an error without the data */
export function recordsFault(error: unknown): unknown {
  if (error instanceof Refusal) return error;
  const code = codeOf(error);
  if (code === full) {
    return new Refusal(503, 'records_full', '数据库的磁盘已满，请清理后再试。');
  }
  if (code !== null && mayMend.test(code)) return recordsUnavailable();
  const words = messagesOf(error);
  if (noAnswer.test(words)) return recordsUnavailable();
  return code === null ? error : new Error(`database statement failed (${code})`);
}

function codeOf(error: unknown): string | null {
  for (let each = error; each instanceof Error; each = each.cause) {
    if ('code' in each && typeof each.code === 'string') return each.code;
  }
  return null;
}

/** The library repeats statements and their values in its own message; the causes' do not. */
function messagesOf(error: unknown): string {
  const words: string[] = [];
  for (let each = error; each instanceof Error; each = each.cause) {
    if (!each.message.startsWith('Failed query')) words.push(each.message);
  }
  return words.join(' ');
}
