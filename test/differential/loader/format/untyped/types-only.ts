import type { T } from "./typescript.ts"; const x: T = "x"; module.exports = [x];
