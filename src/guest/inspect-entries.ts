/** What collections list before their properties. */
import { previewEntries, promiseState } from 'internal:engine-details';
import type { InspectContext } from 'internal:inspect-context';
import { joinEntries } from 'internal:inspect-layout';
import type { Form } from 'internal:inspect-object';
import { inspectProperty } from 'internal:inspect-property';
import { inspectBigint, inspectNumber, inspectValue } from 'internal:inspect-value';

const { hasOwn, keys: listKeys } = Object;
const { getOwnPropertyDescriptor } = Reflect;

function moreText(count: number, what = 'item'): string {
  return `... ${count} more ${what}${count > 1 ? 's' : ''}`;
}

/** How many of `size` entries are shown. */
function shownOf(context: InspectContext, size: number): number {
  return Math.min(Math.max(0, context.maxArrayLength), size);
}

const ARRAY_INDEX = /^(?:0|[1-9][0-9]*)$/;

/** Elements of an array with holes: runs of them count as one entry. */
function sparseEntries({ context, value }: Form, level: number, output: string[], from: number): string[] {
  const array = value as unknown[];
  const most = Math.max(0, context.maxArrayLength);
  let next = from;
  // Own keys, not indices: a hole may be four billion elements long.
  for (const key of listKeys(array)) {
    if (output.length >= most) break;
    const index = Number(key);
    if (!ARRAY_INDEX.test(key) || index > 2 ** 32 - 2) break;
    if (index < next) continue;
    if (index > next) {
      output.push(holeText(context, index - next));
      next = index;
      if (output.length >= most) break;
    }
    output.push(inspectProperty(context, array, level, key, 'element'));
    next++;
  }
  const remaining = array.length - next;
  if (output.length >= most) {
    if (remaining > 0) output.push(moreText(remaining));
  } else if (remaining > 0) {
    output.push(holeText(context, remaining));
  }
  return output;
}

function holeText(context: InspectContext, count: number): string {
  return context.stylize(`<${count} empty item${count > 1 ? 's' : ''}>`, 'undefined');
}

export function arrayEntries(form: Form, level: number): string[] {
  const { context } = form;
  const array = form.value as unknown[];
  const { length } = array;
  const shown = shownOf(context, length);
  const output: string[] = [];
  for (let index = 0; index < shown; index++) {
    if (!hasOwn(array, index)) return sparseEntries(form, level, output, index);
    output.push(inspectProperty(context, array, level, index, 'element'));
  }
  if (length > shown) output.push(moreText(length - shown));
  return output;
}

const typedArrayPrototype = Object.getPrototypeOf(Uint8Array.prototype) as object;
const elementAt = (typedArrayPrototype as { at: (this: unknown, index: number) => number | bigint }).at;
const HIDDEN_OF_TYPED_ARRAYS = ['BYTES_PER_ELEMENT', 'length', 'byteLength', 'byteOffset', 'buffer'] as const;

export function typedArrayEntries({ context, value, brand }: Form, level: number): string[] {
  const length = typedArrayField(value, 'length') as number;
  const shown = shownOf(context, length);
  const { stylize, numericSeparator } = context;
  const output: string[] = [];
  for (let index = 0; index < shown; index++) {
    const element = elementAt.call(value, index);
    output.push(
      typeof element === 'bigint'
        ? inspectBigint(stylize, element, numericSeparator)
        : inspectNumber(stylize, element, numericSeparator),
    );
  }
  if (length > shown) output.push(moreText(length - shown));
  if (context.showHidden) {
    context.indentation += 2;
    for (const key of HIDDEN_OF_TYPED_ARRAYS) {
      const field =
        key === 'BYTES_PER_ELEMENT'
          ? (globalThis as unknown as Record<string, { BYTES_PER_ELEMENT: number }>)[brand]!.BYTES_PER_ELEMENT
          : typedArrayField(value, key);
      output.push(`${context.stylize(`[${key}]`, 'string')}: ${inspectValue(context, field, level, true)}`);
    }
    context.indentation -= 2;
  }
  return output;
}

/** Reads through the language's own getter: a subclass or an own property may say something else. */
export function typedArrayField(value: object, key: string): unknown {
  return getOwnPropertyDescriptor(typedArrayPrototype, key)!.get!.call(value);
}

function bufferGetter(value: object, key: string): unknown {
  const Class = Object.prototype.toString.call(value) === '[object SharedArrayBuffer]' ? SharedArrayBuffer : ArrayBuffer;
  return getOwnPropertyDescriptor(Class.prototype, key)?.get?.call(value);
}

export function arrayBufferEntries({ context, value, brand }: Form): string[] {
  const Class = brand === 'SharedArrayBuffer' ? SharedArrayBuffer : ArrayBuffer;
  const size = getOwnPropertyDescriptor(Class.prototype, 'byteLength')!.get!.call(value) as number;
  const sizeEntry = `${context.stylize('[byteLength]', 'string')}: ${inspectNumber(context.stylize, size, context.numericSeparator)}`;
  const detached = brand === 'ArrayBuffer' && bufferGetter(value, 'detached') === true;
  if (detached) return [context.stylize('(detached)', 'special'), sizeEntry];
  const shown = shownOf(context, size);
  const bytes = new Uint8Array(value as ArrayBuffer, 0, shown);
  let text = '';
  for (let index = 0; index < shown; index++) {
    text += `${index === 0 ? '' : ' '}${bytes[index]! < 16 ? '0' : ''}${bytes[index]!.toString(16)}`;
  }
  if (size > shown) text += ` ${moreText(size - shown, 'byte')}`;
  return [`${context.stylize('[Uint8Contents]', 'special')}: <${text}>`, sizeEntry];
}

const dataViewPrototype = DataView.prototype as object;

export function dataViewEntries({ context, value }: Form, level: number): string[] {
  const output: string[] = [];
  context.indentation += 2;
  for (const key of ['byteLength', 'byteOffset', 'buffer']) {
    const field: unknown = getOwnPropertyDescriptor(dataViewPrototype, key)!.get!.call(value);
    output.push(`${context.stylize(`[${key}]`, 'string')}: ${inspectValue(context, field, level)}`);
  }
  context.indentation -= 2;
  return output;
}

const mapForEach = Map.prototype.forEach;
const setForEach = Set.prototype.forEach;

export function mapEntries({ context, value }: Form, level: number): string[] {
  const output: string[] = [];
  const most = Math.max(0, context.maxArrayLength);
  let skipped = 0;
  context.indentation += 2;
  mapForEach.call(value as Map<unknown, unknown>, (item, key) => {
    if (output.length >= most) skipped++;
    else output.push(`${inspectValue(context, key, level)} => ${inspectValue(context, item, level)}`);
  });
  if (skipped > 0) output.push(moreText(skipped));
  context.indentation -= 2;
  return output;
}

export function setEntries({ context, value }: Form, level: number): string[] {
  const output: string[] = [];
  const most = Math.max(0, context.maxArrayLength);
  let skipped = 0;
  context.indentation += 2;
  setForEach.call(value as Set<unknown>, (item) => {
    if (output.length >= most) skipped++;
    else output.push(inspectValue(context, item, level));
  });
  if (skipped > 0) output.push(moreText(skipped));
  context.indentation -= 2;
  return output;
}

/** Single values of an iterator or a WeakSet, sorted by text where there is no order. */
function listPreview(context: InspectContext, entries: readonly unknown[], level: number, isOrdered: boolean): string[] {
  const shown = shownOf(context, entries.length);
  const output: string[] = [];
  context.indentation += 2;
  for (let index = 0; index < shown; index++) output.push(inspectValue(context, entries[index], level));
  context.indentation -= 2;
  if (!isOrdered && !context.sorted) output.sort();
  if (entries.length > shown) output.push(moreText(entries.length - shown));
  return output;
}

/** Keys and values in turn, as `[ key, value ]` for iterators and `key => value` for a WeakMap. */
function pairPreview(context: InspectContext, entries: readonly unknown[], level: number, isOrdered: boolean): string[] {
  const pairs = entries.length / 2;
  const shown = shownOf(context, pairs);
  const output: string[] = [];
  context.indentation += 2;
  for (let index = 0; index < shown; index++) {
    const pair = [inspectValue(context, entries[index * 2], level), inspectValue(context, entries[index * 2 + 1], level)];
    if (!isOrdered) {
      output.push(`${pair[0]} => ${pair[1]}`);
      continue;
    }
    output.push(joinEntries(context, pair, { base: '', open: '[', close: ']', isList: true, level, list: undefined }));
  }
  context.indentation -= 2;
  if (!isOrdered && !context.sorted) output.sort();
  if (pairs > shown) output.push(moreText(pairs - shown));
  return output;
}

export function iteratorEntries(form: Form, level: number): string[] {
  const preview = previewEntries(form.value);
  if (preview === undefined) return [form.context.stylize('<items unknown>', 'special')];
  const [entries, isKeyValue] = preview;
  if (!isKeyValue) return listPreview(form.context, entries, level, true);
  form.open = form.open.replace(/ Iterator\] \{$/, ' Entries] {');
  return pairPreview(form.context, entries, level, true);
}

/** Entries of weak collections show only on request: which are left depends on the collector. */
export function weakEntries({ context, value, brand }: Form, level: number): string[] {
  const preview = context.showHidden ? previewEntries(value) : undefined;
  if (preview === undefined) return [context.stylize('<items unknown>', 'special')];
  return (brand === 'WeakMap' ? pairPreview : listPreview)(context, preview[0], level, false);
}

export function promiseEntries({ context, value }: Form, level: number): string[] {
  const [state, result] = promiseState(value);
  if (state === 0) return [context.stylize('<pending>', 'special')];
  context.indentation += 2;
  const text = inspectValue(context, result, level);
  context.indentation -= 2;
  return [state === 2 ? `${context.stylize('<rejected>', 'special')} ${text}` : text];
}

/** Exports that are not initialised yet cannot be read: they show as such. */
export function namespaceEntries({ context, value, keys }: Form, level: number): string[] {
  const names = keys.splice(0, keys.length);
  return names.map((key) => {
    try {
      return inspectProperty(context, value, level, key, 'object');
    } catch (error) {
      if (!(error instanceof ReferenceError)) throw error;
      const name = inspectProperty(context, { [key]: '' }, level, key, 'object').slice(0, -2);
      return `${name}${context.stylize('<uninitialized>', 'special')}`;
    }
  });
}
