import { formatWithOptions } from 'internal:inspect';
import { onRestore } from 'internal:lifecycle';
import process from 'node:process';

type Logger = (...args: unknown[]) => void;

let sections: RegExp | undefined;
onRestore(() => {
  sections = undefined;
});

/** Whether `NODE_DEBUG` names the section; `*` stands for any characters, and case does not count. */
function isEnabled(section: string): boolean {
  if (sections === undefined) {
    const list = process.env.NODE_DEBUG ?? '';
    const patterns = list.split(',').filter((name) => name !== '');
    const source = patterns.map((name) => name.replace(/[|\\{}()[\]^$+?.]/g, '\\$&').replaceAll('*', '.*'));
    sections = source.length === 0 ? /^\b$/ : new RegExp(`^(?:${source.join('|')})$`, 'i');
  }
  return sections.test(section);
}

/** Writes `SECTION pid: text` to stderr when the section is enabled (nodejs.org/api/util.html#utildebuglogsection-callback). */
export function debuglog(set: string, cb?: (logger: Logger) => void): Logger & { readonly enabled: boolean } {
  const section = `${set}`.toUpperCase();
  let write: Logger | undefined;
  const prepare = (): Logger => {
    const { debug, noop }: Record<string, Logger> = {
      debug(...args) {
        process.stderr.write(`${section} ${process.pid}: ${formatWithOptions({ colors: false }, ...args)}\n`);
      },
      noop() {},
    };
    const chosen = isEnabled(section) ? debug! : noop!;
    if (typeof cb === 'function') cb(chosen);
    return chosen;
  };
  const { logger } = {
    logger(...args: unknown[]): void {
      write ??= prepare();
      write(...args);
    },
  };
  return Object.defineProperty(logger, 'enabled', {
    get: () => isEnabled(section),
    enumerable: true,
    configurable: true,
  }) as Logger & { readonly enabled: boolean };
}
