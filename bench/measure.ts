/**
 * How every figure is measured: the contenders take turns within each round, so that whatever else the machine does
 * falls on all of them, and what is compared are medians and the ratios within the rounds.
 */
export interface Contender {
  readonly name: string;
  /** Does the work once, or gives the milliseconds itself when only a part of it counts. */
  run(): unknown;
}

export interface Samples {
  readonly name: string;
  /** Milliseconds of each round: the median of its turn. */
  readonly ms: readonly number[];
  /** Milliseconds of the first run of each turn, when another contender has just had the processor's caches. */
  readonly first: readonly number[];
}

export interface Rounds {
  readonly rounds: number;
  /** Rounds before the measured ones: the first 100 to 150 ms of guest code in a process run three to eight times slower. */
  readonly warmUp: number;
  /** Runs of a contender in one turn: more than one for figures of a warm process. */
  readonly inTurn?: number;
}

/** Runs all contenders `rounds` times, in turns. A contender that gives a number gives its own time. */
export async function interleave(contenders: readonly Contender[], { rounds, warmUp, inTurn = 1 }: Rounds): Promise<Samples[]> {
  const samples = contenders.map(({ name }) => ({ name, ms: [] as number[], first: [] as number[] }));
  for (let round = -warmUp; round < rounds; round++) {
    for (let i = 0; i < contenders.length; i++) {
      // Each round starts with another contender: who runs after whom must not matter.
      const at = (i + round + warmUp) % contenders.length;
      const turn: number[] = [];
      while (turn.length < inTurn) turn.push(await timeOf(contenders[at]!));
      if (round < 0) continue;
      samples[at]!.first.push(turn[0]!);
      samples[at]!.ms.push(median(turn));
    }
  }
  return samples;
}

async function timeOf(contender: Contender): Promise<number> {
  const started = performance.now();
  const result = contender.run();
  const own = result instanceof Promise ? await result : result;
  return typeof own === 'number' ? own : performance.now() - started;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The median of `mine / theirs` over the rounds: noise that lasts longer than a round cancels. */
export function ratio(mine: Pick<Samples, 'ms'>, theirs: Pick<Samples, 'ms'>): number {
  return median(mine.ms.map((ms, round) => ms / theirs.ms[round]!));
}

export function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}
