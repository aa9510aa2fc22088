/** Working time as people say it: 3小时20分, 45分; a whole number of hours without minutes. */
export function formatLeft(ms: number): string {
  const minutes = Math.max(1, Math.round(Math.abs(ms) / 60_000));
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest}分`;
  return rest === 0 || hours >= 10 ? `${hours}小时` : `${hours}小时${rest}分`;
}
