import { defineCodes } from 'internal:errors';
import { describeFunction, surface } from 'internal:surface';
import { validateObject, validateStringArray } from 'internal:validators';

const own = defineCodes({
  Error: { ERR_TRACE_EVENTS_UNAVAILABLE: 'Trace events are unavailable' },
  TypeError: { ERR_TRACE_EVENTS_CATEGORY_REQUIRED: 'At least one category is required' },
});

function createTracing(options: { categories: readonly string[] }): never {
  validateObject(options, 'options');
  validateStringArray(options.categories, 'options.categories');
  if (options.categories.length === 0) throw new own.ERR_TRACE_EVENTS_CATEGORY_REQUIRED();
  throw new own.ERR_TRACE_EVENTS_UNAVAILABLE();
}

/** nodejs.org/api/tracing.html. DIVERGES: nothing is traced: `createTracing` throws ERR_TRACE_EVENTS_UNAVAILABLE. */
export default surface('trace_events', 'createTracing/1\ngetEnabledCategories/0', {
  createTracing,
  getEnabledCategories: describeFunction((): undefined => undefined, 'getEnabledCategories', 0),
});
