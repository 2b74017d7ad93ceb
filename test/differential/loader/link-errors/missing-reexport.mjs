export { nothing as something } from "./module.mjs";
