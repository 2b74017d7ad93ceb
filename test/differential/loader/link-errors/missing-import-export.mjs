import { nothing } from "./module.mjs";
export { nothing as something };
