/**
 * A pure function of a text that remembers what it gave for the texts asked for last. Bounded:
 * callers' words come and go, and what was not asked for longest is forgotten first.
 */

/** @param most texts that are remembered */
export function remembered<Result extends object>(
  make: (text: string) => Result,
  most = 512,
): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const result = known.get(text) ?? make(text);
    known.delete(text);
    known.set(text, result);
    if (known.size > most) {
      for (const oldest of known.keys()) {
        known.delete(oldest);
        break;
      }
    }
    return result;
  };
}
