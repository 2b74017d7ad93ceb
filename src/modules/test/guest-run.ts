/** `run()` (nodejs.org/api/test.html#runoptions). */
import { codes } from 'internal:errors';
import {
  validateAbortSignal,
  validateArray,
  validateBoolean,
  validateFunction,
  validateInteger,
  validateObject,
  validateOneOf,
  validateString,
  validateStringArray,
} from 'internal:validators';
import path from 'node:path';
import process from 'node:process';
import { discover } from './guest-discover.ts';
import { importModule } from './guest-import.ts';
import { checkOptions, type TestOptions } from './guest-options.ts';
import { withRoot } from './guest-roots.ts';
import { TestsStream } from './guest-stream.ts';

interface RunOptions extends TestOptions {
  [key: string]: unknown;
  files?: string[];
  isolation?: 'process' | 'none';
}

function validateGlobs(value: unknown, name: string): void {
  if (value === undefined) return;
  if (Array.isArray(value)) validateStringArray(value, name);
  else if (typeof value !== 'string') throw new codes.ERR_INVALID_ARG_TYPE(name, ['string', 'Array'], value);
}

function validatePatterns(value: unknown, name: string): void {
  if (value === undefined || value === null) return;
  const patterns = Array.isArray(value) ? (value as unknown[]) : [value];
  patterns.forEach((pattern, index) => {
    if (pattern instanceof RegExp || typeof pattern === 'string') return;
    throw new codes.ERR_INVALID_ARG_TYPE(Array.isArray(value) ? `${name}[${index}]` : name, ['string', 'RegExp'], pattern);
  });
}

function validateCoverage(options: RunOptions): void {
  const { coverage } = options;
  if (coverage !== undefined) validateBoolean(coverage, 'options.coverage');
  validateGlobs(options.coverageExcludeGlobs, 'options.coverageExcludeGlobs');
  validateGlobs(options.coverageIncludeGlobs, 'options.coverageIncludeGlobs');
  for (const name of ['lineCoverage', 'branchCoverage', 'functionCoverage']) {
    if (options[name] !== undefined) validateInteger(options[name], `options.${name}`, 0, 100);
  }
}

function validateRun(options: RunOptions): void {
  const { files, watch, setup, only, shard, forceExit, isolation, globPatterns, cwd, signal, execArgv, argv } = options;
  if (files !== undefined) validateArray(files, 'options.files');
  if (watch !== undefined) validateBoolean(watch, 'options.watch');
  if (forceExit !== undefined) validateBoolean(forceExit, 'options.forceExit');
  if (only !== undefined) validateBoolean(only, 'options.only');
  if (globPatterns !== undefined) validateArray(globPatterns, 'options.globPatterns');
  if (cwd !== undefined) validateString(cwd, 'options.cwd');
  if (setup !== undefined) validateFunction(setup, 'options.setup');
  if (shard !== undefined) {
    validateObject(shard, 'options.shard');
    const { total, index } = shard as { total?: unknown; index?: unknown };
    validateInteger(total, 'options.shard.total', 1);
    validateInteger(index, 'options.shard.index', 1, total as number);
    if (watch) throw new codes.ERR_INVALID_ARG_VALUE('options.shard', watch, 'shards not supported with watch mode');
  }
  validatePatterns(options.testNamePatterns, 'options.testNamePatterns');
  validatePatterns(options.testSkipPatterns, 'options.testSkipPatterns');
  if (isolation !== undefined) validateOneOf(isolation, 'options.isolation', ['process', 'none']);
  if (execArgv !== undefined) validateStringArray(execArgv, 'options.execArgv');
  if (argv !== undefined) validateStringArray(argv, 'options.argv');
  validateCoverage(options);
  if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
  checkOptions(options);
}

/**
 * Runs test files. DIVERGES: there are no processes, so files run within the program, which `isolation: 'none'` asks for;
 * with the default isolation it is refused.
 */
export function run(...args: [options?: RunOptions]): TestsStream {
  const options: RunOptions = args[0] ?? {};
  validateObject(options, 'options');
  validateRun(options);
  const { files, signal, setup } = options;
  const stream = new TestsStream();
  if (signal?.aborted || files?.length === 0) {
    stream.finish();
    return stream;
  }
  if (options.coverage) throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('run({ coverage: true })');
  if (options.watch) throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('run({ watch: true })');
  if (options.isolation !== 'none') {
    throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM("run() without { isolation: 'none' }");
  }
  if (options.globPatterns !== undefined) throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('run({ globPatterns })');
  const found = files ?? discover(path.resolve((options.cwd as string | undefined) ?? process.cwd()), false);
  void withRoot(stream, async () => {
    await (setup as ((stream: TestsStream) => unknown) | undefined)?.(stream);
    for (const file of found) await importModule(file, options.cwd as string | undefined);
  });
  return stream;
}
