import { importAttributeIncompatible, importAttributeMissing, importAttributeUnsupported } from './host-errors.ts';
import type { SyntaxFacts } from './host-syntax.ts';

/**
 * Import attributes: nodejs.org/api/esm.html#import-attributes. The engine keeps them to itself, so those of static imports
 * are read from the importing source, and only where that has any.
 */
export type Attributes = readonly (readonly [key: string, value: string])[];

const MAY_HAVE_ATTRIBUTES = /['"]\s*with\b/;

/** The attributes of a static import; `facts` parses the importing source. */
export function staticAttributes(
  source: string,
  specifier: string,
  facts: (source: string) => SyntaxFacts | undefined,
): Attributes {
  if (!MAY_HAVE_ATTRIBUTES.test(source)) return [];
  const requests = facts(source)?.imports ?? [];
  return requests.find((request) => request.specifier === specifier && request.attributes.length > 0)?.attributes ?? [];
}

/** Refuses every attribute but `type`. */
export function checkAttributeKeys(attributes: Attributes, url: string): void {
  for (const [key, value] of attributes) if (key !== 'type') throw importAttributeUnsupported(key, value, url);
}

/** Refuses what Node refuses, in its order. */
export function checkAttributes(attributes: Attributes, format: string, url: string): void {
  checkAttributeKeys(attributes, url);
  const type = attributes[0]?.[1];
  if (type === undefined) {
    if (format === 'json') throw importAttributeMissing(url);
  } else if (type !== 'json') {
    throw importAttributeUnsupported('type', type, url);
  } else if (format !== 'json') {
    throw importAttributeIncompatible(url, type);
  }
}
