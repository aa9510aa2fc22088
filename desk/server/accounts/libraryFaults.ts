/** The library wraps what its database threw; who judges that wants to see it. */

/** Throws what the library's error was caused by, or the error itself. */
export function throwCause(error: unknown): never {
  throw error instanceof Error && error.cause instanceof Error ? error.cause : error;
}

/** The library's code of a refusal, e.g. `INVALID_USERNAME_OR_PASSWORD`; null for any other error. */
export function refusalCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('body' in error)) return null;
  const { body } = error;
  if (typeof body !== 'object' || body === null || !('code' in body)) return null;
  return String(body.code);
}
