/** Web IDL members are enumerable, those of a class are not; and the prototype has a tag (webidl.spec.whatwg.org/#dfn-class-string). */
export function enumerableMembers(prototype: object, names: readonly string[], tag: string): void {
  for (const name of names) Object.defineProperty(prototype, name, { enumerable: true });
  Object.defineProperty(prototype, Symbol.toStringTag, { value: tag, configurable: true });
}

/** What `inspect` hands to an object that prints itself. */
export interface InspectContext {
  readonly showHidden?: boolean;
  readonly stylize?: (text: string, style: string) => string;
}

/** How an object prints below the depth that was asked for. */
export function shortForm(object: object, { stylize }: InspectContext): string {
  const text = `[${object.constructor.name}]`;
  return stylize === undefined ? text : stylize(text, 'special');
}
