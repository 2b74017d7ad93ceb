import type { HostContext, SandboxEvent } from '../../capabilities/capability.ts';
import { type HostFunctionDefinition, isHostFunction, type StandardSchema } from '../../capabilities/host-function.ts';
import { VerbError } from '../../capabilities/verb-error.ts';
import type { HostFunctionVerbs } from './contract.ts';

type Granted = Readonly<Record<string, Readonly<Record<string, ((...args: unknown[]) => unknown) | HostFunctionDefinition>>>>;

interface HostFunction {
  readonly event: SandboxEvent;
  readonly run: (...args: unknown[]) => unknown;
}

/** Functions that a guest may name: each costs the host a few words. */
const MAX_SLOTS = 10_000;

/** Calls the embedder's functions: counted, checked, and with nothing of their errors but what is public. */
export function createHostFunctionsHost(context: HostContext): HostFunctionVerbs {
  const granted = context.grant<Granted>('host');
  const declared: (readonly [module: string, name: string] | undefined)[] = [];
  const functions: (HostFunction | undefined)[] = [];
  const most = context.limits['transferBytes']!;
  /** Structures are charged while they are read and written; text and bytes are measured here. */
  const bounded = (value: unknown): unknown => {
    if (typeof value !== 'string' && !(value instanceof Uint8Array)) return value;
    if (value.length <= most) return value;
    throw new VerbError(`The value is larger than ${most} bytes`, { code: 'ERR_SERIALIZE', name: 'TypeError' });
  };

  const find = (slot: number): HostFunction => {
    const names = declared[slot];
    if (names === undefined) throw new VerbError('Unknown host function', { code: 'ERR_INVALID_ARG_VALUE', name: 'TypeError' });
    const [module, name] = names;
    const target = `${module}.${name}`;
    const table = granted !== undefined && Object.hasOwn(granted, module) ? granted[module] : undefined;
    const run = table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
    if (run === undefined) {
      context.emit({ type: 'denied', capability: 'host', verb: 'call', target, code: 'ERR_ACCESS_DENIED' });
      throw new VerbError(`Access to this API has been restricted. The host function "${target}" was not granted`, {
        code: 'ERR_ACCESS_DENIED',
        fields: { code: 'ERR_ACCESS_DENIED', permission: 'host', resource: target },
      });
    }
    const found = {
      event: { type: 'host-call', capability: 'host', verb: 'call', target } as const,
      run: isHostFunction(run) ? checked(run, context) : run,
    };
    functions[slot] = found;
    return found;
  };

  return {
    declare(slot, module, name) {
      if (!Number.isInteger(slot) || slot < 0 || slot > declared.length || slot >= MAX_SLOTS)
        throw new VerbError('Unknown host function', { code: 'ERR_INVALID_ARG_VALUE', name: 'TypeError' });
      declared[slot] = [String(module), String(name)];
      functions[slot] = undefined;
    },
    call(slot, ...args) {
      const { event, run } = functions[slot] ?? find(slot);
      context.chargeHostCall();
      context.emit(event);
      for (let i = 0; i < args.length; i++) {
        const arg = bounded(args[i]);
        // A view over guest memory would change under the embedder's hands.
        if (arg instanceof Uint8Array) args[i] = arg.slice();
      }
      const result = run(...args);
      return result instanceof Promise ? result.then(bounded) : bounded(result);
    },
  };
}

/** A function with a schema: the first argument is what the schema makes of it, or the call is refused with the issues. */
function checked({ input, run }: HostFunctionDefinition, context: HostContext): (...args: unknown[]) => unknown {
  const details = { signal: context.signal };
  if (input === undefined) return (...args) => run(details, ...args);
  return (first, ...rest) => {
    const outcome = input['~standard'].validate(first);
    if (outcome instanceof Promise) return outcome.then((result) => run(details, accept(result), ...rest));
    return run(details, accept(outcome), ...rest);
  };
}

function accept(result: Awaited<ReturnType<StandardSchema['~standard']['validate']>>): unknown {
  if (result.issues === undefined) return result.value;
  const issues = result.issues.map(({ message, path }) => {
    const keys = path?.map((part) => String(typeof part === 'object' ? part.key : part)) ?? [];
    return keys.length > 0 ? `${keys.join('.')}: ${message}` : message;
  });
  throw new VerbError(`Invalid input: ${issues.join('; ')}`, { code: 'ERR_INVALID_ARG_VALUE', name: 'TypeError' });
}
