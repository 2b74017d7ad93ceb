const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** `1.234ms`, `1.234s`, `1:02.345 (m:ss.mmm)`, `1:02:03.456 (h:mm:ss.mmm)` (observed in Node 24). */
export function durationText(ms: number): string {
  if (ms < SECOND) return `${Number(ms.toFixed(3))}ms`;
  if (ms < MINUTE) return `${(ms / SECOND).toFixed(3)}s`;
  const seconds = ((ms % MINUTE) / SECOND).toFixed(3).padStart(6, '0');
  const minutes = Math.floor(ms / MINUTE);
  if (ms < HOUR) return `${minutes}:${seconds} (m:ss.mmm)`;
  return `${Math.floor(ms / HOUR)}:${`${minutes % 60}`.padStart(2, '0')}:${seconds} (h:mm:ss.mmm)`;
}
