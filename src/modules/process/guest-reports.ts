/** What is written to stderr about a program that ends badly: loaded when one does. */
export { caretColumn, sourceExcerpt } from './guest-source-excerpt.ts';
export { describeUncaught } from './guest-uncaught-report.ts';
export { describeUnsettled } from './guest-unsettled-report.ts';
