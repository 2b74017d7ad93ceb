import type { ModuleDefinition } from './module-definition.ts';

/** `<module>.<verb>` -> id, the same on both sides: ids follow the registry's order. Zero is no verb. */
export function verbIds(registry: readonly ModuleDefinition[]): ReadonlyMap<string, number> {
  const ids = new Map<string, number>();
  for (const { name, verbs = [] } of registry) {
    for (const verb of verbs) ids.set(`${name}.${verb}`, ids.size + 1);
  }
  return ids;
}
