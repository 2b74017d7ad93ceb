const { apply } = Reflect;
const { toString } = Object.prototype;

/** V8's text of a value in an error, for which no code of the program runs unless it is a getter's. */
export function describeValue(value: unknown): string {
  if (typeof value !== 'object' || value === null || value instanceof Error) return String(value);
  // What has a text of its own is named by its kind, other objects by their constructor.
  if (value.toString !== toString) return apply(toString, value, []);
  return '#<' + (value.constructor?.name ?? 'Object') + '>';
}

/** What a method of the language throws when `this` is none of its kind. */
export function incompatibleReceiver(method: string, receiver: unknown): TypeError {
  return new TypeError('Method ' + method + ' called on incompatible receiver ' + describeValue(receiver));
}
