import { inspect as inspectValue } from 'internal:inspect';
import { validateNumber } from 'internal:validators';
import { decodeBytes, HEX } from './guest-encodings.ts';
import { requireView } from './guest-text.ts';
import { lengthOf } from './guest-typed-array.ts';

let inspectMaxBytes = 50;

export function getInspectMaxBytes(): number {
  return inspectMaxBytes;
}

/** `buffer.INSPECT_MAX_BYTES = n` (nodejs.org/api/buffer.html#bufferinspect_max_bytes). */
export function setInspectMaxBytes(value: unknown): void {
  validateNumber(value, 'INSPECT_MAX_BYTES', 0);
  inspectMaxBytes = value as number;
}

/**
 * DIVERGES: the engine lists the indices of a typed array with its other keys, 10 ms and 3 MB for 64 KiB (measured), so
 * above this length only properties with a symbol for a key are shown.
 */
const MAX_LISTED_LENGTH = 4096;

interface InspectContext {
  readonly showHidden?: boolean;
}

/** Own properties that are no bytes, in the text that `inspect` gives an object made of them. */
function inspectExtras(bytes: Uint8Array, context: InspectContext): string {
  const extras = Object.create(null) as Record<PropertyKey, unknown>;
  const length = lengthOf(bytes);
  const keys = length > MAX_LISTED_LENGTH ? Object.getOwnPropertySymbols(bytes) : Reflect.ownKeys(bytes).slice(length);
  let found = false;
  for (const key of keys) {
    if (!context.showHidden && !Object.prototype.propertyIsEnumerable.call(bytes, key)) continue;
    extras[key] = (bytes as unknown as Record<PropertyKey, unknown>)[key];
    found = true;
  }
  if (!found) return '';
  const text = inspectValue(extras, { ...context, breakLength: Number.POSITIVE_INFINITY, compact: true });
  return text.slice('[Object: null prototype] { '.length, -' }'.length);
}

/** `<Buffer 61 62 63 ... 1 more byte, name: value>`. */
export function inspect(this: Uint8Array, _recurseTimes: unknown, ctx?: InspectContext): string {
  const bytes = requireView(this);
  const length = lengthOf(bytes);
  const shown = Math.trunc(Math.min(inspectMaxBytes, length));
  let text = shown === 0 ? '' : decodeBytes(bytes, HEX, 0, shown).replace(/..(?!$)/g, '$& ');
  const remaining = length - inspectMaxBytes;
  if (remaining > 0) text += ` ... ${remaining} more byte${remaining > 1 ? 's' : ''}`;
  if (ctx) {
    const extras = inspectExtras(bytes, ctx);
    if (extras !== '') text += length === 0 ? extras : `, ${extras}`;
  }
  let name: unknown = 'Buffer';
  try {
    name = this.constructor.name || name;
  } catch {
    // A constructor that is gone, or one whose name throws, is a Buffer all the same.
  }
  return `<${name as string} ${text}>`;
}
