import type { CreateHost } from '../../capabilities/capability.ts';
import { VerbError } from '../../capabilities/verb-error.ts';
import type { AssertVerbs } from './contract.ts';
import { callText, type Tokenizer } from './host-call-text.ts';
import { editScript } from './host-edit-script.ts';

function items(value: unknown): ArrayLike<string> {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw new VerbError('Texts are needed', { code: 'ERR_INVALID_ARG_TYPE', name: 'TypeError' });
}

/** Every argument comes from the guest and is hostile: check its type and bound the work. */
export const createAssertHost: CreateHost<AssertVerbs> = (context) => ({
  expression(line, position) {
    if (typeof line !== 'string' || typeof position !== 'number') {
      throw new VerbError('A line and an offset are needed', { code: 'ERR_INVALID_ARG_TYPE', name: 'TypeError' });
    }
    const tokenizer = context.share<() => Tokenizer | undefined>('parser', () => () => undefined)();
    return tokenizer && callText(line, position, tokenizer);
  },
  diff(actual, expected, ignoresCommas) {
    return editScript(items(actual), items(expected), ignoresCommas === true, () => context.checkLimits());
  },
});
