export * from "./module.mjs"; export * from "./other.mjs";
