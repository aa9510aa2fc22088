/**
 * Turns what goes wrong on the way to a speech server into a `SpeechFault` with the right kind,
 * and keeps time on each step of a request. Shared by synthesizer and recognizer.
 */
import { SpeechFault } from './types.ts';

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
const EXCERPT_LENGTH = 200;

/** `{base}/{path}` with exactly one slash in between. */
export function endpoint(baseUrl: string, path: string): string {
  return `${baseUrl.replace(/\/+$/u, '')}/${path}`;
}

/** A request that never got an answer: `refused` where nobody listens, else `failed`. */
export function networkFault(server: string, error: unknown): SpeechFault {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const detail = code || (cause instanceof Error ? cause.message : String(cause));
  return UNREACHABLE.has(code)
    ? new SpeechFault('refused', `连接不上${server}（${detail}）`, { cause: error })
    : new SpeechFault('failed', `与${server}的连接中断（${detail}）`, { cause: error });
}

/** An answer other than 200–299. Reads a little of its body for the message. */
export async function statusFault(server: string, response: Response): Promise<SpeechFault> {
  const body = await response.text().catch(() => '');
  const excerpt = body.replaceAll(/\s+/gu, ' ').slice(0, EXCERPT_LENGTH);
  const { status } = response;
  const message = `${server}返回 ${status}${excerpt === '' ? '' : `：${excerpt}`}`;
  if (status === 401 || status === 403) return new SpeechFault('unauthorized', message);
  return new SpeechFault(status === 429 ? 'rate_limited' : 'failed', message);
}

/** Rejects with `late()` where `work` takes longer than `limitMs`; the work itself is not stopped. */
export async function within<T>(
  work: Promise<T>,
  limitMs: number,
  late: () => SpeechFault,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
