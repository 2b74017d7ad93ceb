/** What a custom inspection function is given as its second argument (nodejs.org/api/util.html#utilinspectcustom). */
export interface InspectOptions {
  readonly depth?: number | null;
  readonly [option: string]: unknown;
}

/** Options for what is shown inside: one level less. */
export function inspectDepth(options: InspectOptions): InspectOptions {
  const { depth } = options;
  return { ...options, depth: typeof depth === 'number' && Number.isInteger(depth) ? depth - 1 : depth };
}
