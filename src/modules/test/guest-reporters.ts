/** nodejs.org/api/test.html#test-reporters */
import { Transform } from 'node:stream';
import { JunitText } from './guest-report-junit.ts';
import { type Data, formatError, reporterColors, resultLine, SpecText } from './guest-report-spec.ts';
import { tapText } from './guest-report-tap.ts';
import type { TestEvent } from './guest-test.ts';

type Source = AsyncIterable<TestEvent>;
type Done = (error?: Error | null, text?: string) => void;

class SpecReporter extends Transform {
  readonly #text = new SpecText();

  constructor() {
    super({ writableObjectMode: true });
  }
  _transform(event: unknown, _encoding: string, callback: Done): void {
    callback(null, this.#text.format(event as TestEvent));
  }
  _flush(callback: Done): void {
    callback(null, this.#text.end());
  }
}

/** Coverage is never measured, so there is nothing to write. */
class LcovReporter extends Transform {
  constructor() {
    super({ writableObjectMode: true });
  }
  _transform(_event: unknown, _encoding: string, callback: Done): void {
    callback(null);
  }
}

async function* tap(source: Source): AsyncGenerator<string> {
  yield 'TAP version 13\n';
  for await (const event of source) yield tapText(event);
}

const DOTS_IN_LINE = 20;

async function* dot(source: Source): AsyncGenerator<string> {
  let count = 0;
  const failed: Data[] = [];
  const colors = reporterColors();
  for await (const { type, data } of source) {
    if (type === 'test:pass') yield `${colors.green}.${colors.white}`;
    if (type === 'test:fail') {
      yield `${colors.red}X${colors.white}`;
      failed.push(data as unknown as Data);
    }
    if ((type === 'test:pass' || type === 'test:fail') && ++count === DOTS_IN_LINE) {
      yield '\n';
      count = 0;
    }
  }
  yield '\n';
  if (failed.length === 0) return;
  yield `\n${colors.red}Failed tests:${colors.white}\n\n`;
  for (const data of failed) {
    yield resultLine(data, false, '', colors).trimEnd() + formatError(data.details.error, '', colors.any);
  }
}

async function* junit(source: Source): AsyncGenerator<string> {
  const text = new JunitText();
  yield text.start();
  for await (const event of source) yield text.format(event);
  yield text.end();
}

/** Callable with and without `new`. */
function spec(...args: unknown[]): object {
  return Reflect.construct(SpecReporter, args) as object;
}

function lcov(...args: unknown[]): object {
  return Reflect.construct(LcovReporter, args) as object;
}

export default {
  get dot() {
    return dot;
  },
  get junit() {
    return junit;
  },
  spec,
  get tap() {
    return tap;
  },
  lcov,
};
