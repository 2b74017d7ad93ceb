import { defineModule } from '../../modules/module-definition.ts';

/** https://w3c.github.io/user-timing/: what `performance` evaluates with the first mark, measure or look at the timeline. */
export const userTiming = defineModule({
  kind: 'web',
  name: 'user-timing',
  guest: { 'user-timing': 'guest.ts' },
  loading: 'lazy',
  globals: ['PerformanceMark', 'PerformanceMeasure'],
});
