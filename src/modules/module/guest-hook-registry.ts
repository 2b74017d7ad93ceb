import { codes } from 'internal:errors';
import { validateFunction } from 'internal:validators';
import { structuredClone } from 'web:structured-clone';
import type { Chain, Context, Hook } from './guest-hook-chain.ts';
import { hooking } from './guest-hooking.ts';
import { evaluate } from './guest-import.ts';
import { host } from './guest-state.ts';

/** What is registered, in order: nodejs.org/api/module.html#moduleregisterhooksoptions. */
interface AsyncHooks {
  /** As it was registered: error texts name hooks so (observed). */
  readonly url: string;
  readonly resolve: Hook | undefined;
  readonly load: Hook | undefined;
}

let synchronous: ModuleHooks[] = [];
const asynchronous: AsyncHooks[] = [];
let pending: Promise<void>[] = [];
let count = 0;

export class ModuleHooks {
  declare readonly resolve: Hook | undefined;
  declare readonly load: Hook | undefined;

  constructor(resolve: Hook | undefined, load: Hook | undefined) {
    this.resolve = resolve;
    this.load = load;
    Object.defineProperty(this, kId, {
      value: Symbol(`module-hook-${count++}`),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }

  deregister(): void {
    synchronous = synchronous.filter((hooks) => hooks !== this);
    announce();
  }
}
const kId = Symbol('kModuleHooksIdKey');

export function announce(): void {
  hooking.current = synchronous.length + asynchronous.length + pending.length === 0 ? undefined : loadingOf();
}

let loadingOf: () => NonNullable<typeof hooking.current>;
export function setLoading(get: typeof loadingOf): void {
  loadingOf = get;
}

/** The hooks of a kind, over the loader's default. `onlyNow`: none that may take time. */
export function chainOf(kind: Chain['kind'], fallback: (value: string, context: Context) => unknown, onlyNow = false): Chain {
  const named = (hook: Hook | undefined, name: string) => (hook === undefined ? [] : [{ hook, name }]);
  return {
    kind,
    sync: synchronous.flatMap((hooks) => named(hooks[kind], kind)),
    async: onlyNow ? [] : asynchronous.flatMap((hooks) => named(hooks[kind], `${hooks.url} '${kind}'`)),
    fallback,
  };
}

export function pendingRegistrations(): readonly Promise<void>[] {
  return pending;
}

export function registerHooks(hooks: unknown): ModuleHooks {
  if (hooks === undefined || hooks === null) {
    throw new TypeError(`Cannot destructure property 'resolve' of 'hooks' as it is ${String(hooks)}.`);
  }
  const { resolve, load } = hooks as { resolve?: unknown; load?: unknown };
  if (resolve) validateFunction(resolve, 'hooks.resolve');
  if (load) validateFunction(load, 'hooks.load');
  const registered = new ModuleHooks(resolve as Hook | undefined, load as Hook | undefined);
  synchronous.push(registered);
  announce();
  return registered;
}

interface HooksNamespace {
  readonly initialize?: (data: unknown) => unknown;
  readonly resolve?: Hook;
  readonly load?: Hook;
}

/** nodejs.org/api/module.html#moduleregisterspecifier-parenturl-options. The module runs at once where it does not await. */
export function register(specifier: unknown, parentUrl: unknown, options: unknown): void {
  const isOptions = typeof parentUrl === 'object' && parentUrl !== null && !isUrl(parentUrl);
  const given = (isOptions ? parentUrl : options) as { parentURL?: unknown; data?: unknown; transferList?: unknown } | undefined;
  const base = isOptions ? (given?.parentURL ?? 'data:') : (parentUrl ?? 'data:');
  const text = `${specifier as string}`;
  const baseText = `${base as string}`;
  const data = structuredClone(given?.data, { transfer: (given?.transferList ?? []) as never });
  const url = host.hookResolve(text, baseText)[0];
  const target = host.resolveImport(url, baseText, '');
  const add = (namespace: HooksNamespace): unknown => {
    const { initialize, resolve, load } = namespace;
    for (const [name, hook] of Object.entries({ initialize, resolve, load })) {
      if (hook !== undefined && typeof hook !== 'function') throw new codes.ERR_INVALID_ARG_TYPE(name, 'Function', hook);
    }
    const entry: AsyncHooks = { url: text, resolve, load };
    const result = initialize?.(data);
    const finish = (): void => {
      asynchronous.push(entry);
      announce();
    };
    return result instanceof Promise ? result.then(finish) : finish();
  };
  const namespace = evaluate(target) as HooksNamespace | Promise<HooksNamespace>;
  const result = namespace instanceof Promise ? namespace.then(add) : add(namespace);
  if (!(result instanceof Promise)) return;
  const registration = result.finally(() => {
    pending = pending.filter((each) => each !== registration);
    announce();
  }) as Promise<void>;
  pending.push(registration);
  announce();
}

const isUrl = (value: unknown): value is { href: string } =>
  typeof value === 'object' && value !== null && typeof (value as { href?: unknown }).href === 'string';
