import { one } from "./cycle-one.mjs"; export function two() { return `two ${one()}`; }
