/** A URL of whatever realm or class, as Node's own `isURL` tells it. */
export function isUrl(value: unknown): value is { href: string; protocol: string } {
  if (typeof value !== 'object' || value === null) return false;
  const { href, protocol } = value as { href?: unknown; protocol?: unknown };
  return typeof href === 'string' && typeof protocol === 'string' && href !== '' && protocol !== '';
}
