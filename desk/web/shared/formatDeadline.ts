/** A deadline as it was promised: words stay as they are, a point in time becomes 「11月25日 17:30」. */

const pointInTime = /^\d{4}-\d\d-\d\dT/;
const format = new Intl.DateTimeFormat('zh-CN', {
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
  timeZone: 'Asia/Shanghai',
});

export function formatDeadline(promised: string): string {
  const at = pointInTime.test(promised) ? Date.parse(promised) : Number.NaN;
  return Number.isNaN(at) ? promised : format.format(at);
}
