/** The time of day in the company's zone, e.g. 10:05. */
const format = new Intl.DateTimeFormat('zh-CN', {
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
  timeZone: 'Asia/Shanghai',
});

/** @param at milliseconds since the epoch */
export function formatClock(at: number): string {
  return format.format(at);
}
