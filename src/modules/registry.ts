import type { ModuleDefinition } from './module-definition.ts';

/** Every module there is, in dependency order. Adding `node:foo` is one line here. */
export const registry: readonly ModuleDefinition[] = [];
