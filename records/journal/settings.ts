/** Where journals are kept: the one setting that reading them needs. */
export function readJournalSettings(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): {
  dataDirectory: string;
} {
  return { dataDirectory: environment.DATA_DIR || 'data' };
}
