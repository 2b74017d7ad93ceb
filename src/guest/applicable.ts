/** Throws what V8 says where `Reflect.apply` is given something that cannot be called. */
export function assertApplicable(fn: unknown): void {
  if (typeof fn === 'function') return;
  const type = typeof fn;
  const article = fn === null ? 'null' : type === 'object' ? 'an object' : `a ${type}`;
  throw new TypeError(`Function.prototype.apply was called on ${describe(fn)}, which is ${article} and not a function`);
}

function describe(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return '[object Array]';
  const { constructor } = value as { constructor?: unknown };
  return `#<${typeof constructor === 'function' ? constructor.name : 'Object'}>`;
}
