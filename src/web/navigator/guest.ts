import { codes } from 'internal:errors';
import { lockManager } from './guest-lock-manager.ts';

const kConstruct = Symbol('kConstruct');

/**
 * `Navigator` (nodejs.org/api/globals.html#class-navigator). It says what every sandbox is, and nothing of the host: one
 * processor, the default locale, and the platform that `process` names too.
 */
export class Navigator {
  // A private name is the check of the receiver, and gives the engine's own error.
  #languages: readonly string[];
  #availableParallelism: number;
  #userAgent: string;
  #platform: string;
  #locks: object | undefined;

  // Its length is 0 (observed).
  constructor(key: unknown = undefined) {
    if (key !== kConstruct) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    this.#languages = Object.freeze(['en-US']);
    this.#availableParallelism = 1;
    this.#userAgent = 'Node.js/24';
    this.#platform = 'Linux x86_64';
  }

  get hardwareConcurrency(): number {
    return this.#availableParallelism;
  }

  get locks(): object {
    this.#locks ??= lockManager();
    return this.#locks;
  }

  get language(): string {
    return this.#languages[0]!;
  }

  get languages(): readonly string[] {
    return this.#languages;
  }

  get userAgent(): string {
    return this.#userAgent;
  }

  get platform(): string {
    return this.#platform;
  }
}

for (const name of ['hardwareConcurrency', 'locks', 'language', 'languages', 'userAgent', 'platform']) {
  Object.defineProperty(Navigator.prototype, name, { enumerable: true });
}

export const navigator = new Navigator(kConstruct);
