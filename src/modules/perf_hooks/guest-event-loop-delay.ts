import { validateInteger, validateObject } from 'internal:validators';
import { clearInterval, setInterval } from 'node:timers';
import { creation, now } from 'web:performance';
import { Histogram } from './guest-histogram.ts';
import { HistogramCounts } from './guest-histogram-counts.ts';

/** Past an hour a delay is counted in `exceeds`. */
const HIGHEST_NANOSECONDS = 3_600_000_000_000;

/** nodejs.org/api/perf_hooks.html#class-intervalhistogram-extends-histogram */
class ELDHistogram extends Histogram {
  readonly #resolution: number;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(token: unknown, counts: HistogramCounts, resolution: number) {
    super(token, counts);
    this.#resolution = resolution;
  }

  enable(): boolean {
    if (this.#timer !== undefined) return false;
    let previous = now();
    this.#timer = setInterval(() => {
      const time = now();
      Histogram.countsOf(this).record(Math.max(1, Math.round((time - previous) * 1e6)));
      previous = time;
    }, this.#resolution);
    this.#timer.unref();
    return true;
  }

  disable(): boolean {
    if (this.#timer === undefined) return false;
    clearInterval(this.#timer);
    this.#timer = undefined;
    return true;
  }
}

// The engine has no `Symbol.dispose` of its own.
if (Symbol.dispose !== undefined) {
  const value = function (this: ELDHistogram): void {
    this.disable();
  };
  Object.defineProperty(ELDHistogram.prototype, Symbol.dispose, { value, writable: true, enumerable: false, configurable: true });
}

/** nodejs.org/api/perf_hooks.html#perf_hooksmonitoreventloopdelayoptions */
export function monitorEventLoopDelay(options: unknown = {}): ELDHistogram {
  validateObject(options, 'options');
  const { resolution = 10 } = options as { resolution?: unknown };
  validateInteger(resolution, 'options.resolution', 1);
  return new ELDHistogram(creation, new HistogramCounts(1, HIGHEST_NANOSECONDS, 3), resolution);
}
