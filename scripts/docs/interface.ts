import { errorCodes } from '../../src/errors.ts';
import { defaultLimits } from '../../src/limits.ts';
import { membersOf, table } from './source.ts';

/** `64 << 20` as `64 MiB`, a number of milliseconds as such. */
function quantity(name: string, value: number): string {
  if (value === Number.POSITIVE_INFINITY) return 'unlimited';
  if (name.endsWith('Bytes')) {
    for (const [unit, size] of [
      ['MiB', 1 << 20],
      ['KiB', 1 << 10],
    ] as const) {
      if (value % size === 0 && value > 0) return `${value / size} ${unit}`;
    }
  }
  const number = value.toLocaleString('en');
  return name.endsWith('Ms') ? `${number} ms` : name.endsWith('Bytes') ? `${number} bytes` : number;
}

export function limitsTable(): string {
  const rows = membersOf('src/limits.ts', 'Limits').map(({ name, documentation }) => {
    const value = Object.entries(defaultLimits).find(([key]) => key === name)?.[1];
    if (typeof value !== 'number') throw new Error(`The limit "${name}" has no default`);
    return [`\`${name}\``, quantity(name, value), documentation];
  });
  return table(['limit', 'default', 'meaning'], rows);
}

export function errorsTable(): string {
  const rows = Object.entries(errorCodes).map(([code, meaning]) => [`\`${code}\``, meaning]);
  return table(['code', 'meaning'], rows);
}
