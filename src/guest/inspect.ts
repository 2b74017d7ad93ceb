/**
 * `util.inspect` and `util.format` for guest modules. The parts: `inspect-value` (any value), `inspect-object` (objects),
 * `inspect-class`, `inspect-entries`, `inspect-error`, `inspect-property`, `inspect-layout`, `inspect-text`,
 * `inspect-context` (options and colours), `inspect-format`.
 */
import { colors, customInspectSymbol, defaultOptions, styles } from 'internal:inspect-context';
import { inspect } from 'internal:inspect-value';
import { validateObject } from 'internal:validators';

export { colors, customInspectSymbol, type InspectOptions, styles } from 'internal:inspect-context';
export { format, formatWithOptions } from 'internal:inspect-format';
export { displayWidth, stripTerminalSequences } from 'internal:inspect-text';
export { inspect } from 'internal:inspect-value';

// nodejs.org/api/util.html#utilinspectcustom and the sections after it; attributes as observed.
Object.assign(inspect, { custom: customInspectSymbol });
Object.defineProperty(inspect, 'defaultOptions', {
  get: () => defaultOptions,
  set(options: unknown) {
    validateObject(options, 'options');
    Object.assign(defaultOptions, options);
  },
  enumerable: false,
  configurable: false,
});
Object.assign(inspect, { colors, styles });
