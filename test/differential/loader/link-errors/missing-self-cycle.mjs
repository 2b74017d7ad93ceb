export { p } from "./missing-self-cycle.mjs";
