/** Keeps what the set-up says, for a test to read. */
export function saying() {
  const lines: string[] = [];
  const keep = (line: string) => {
    lines.push(line);
  };
  return { say: { found: keep, doing: keep }, text: () => lines.join('\n') };
}
