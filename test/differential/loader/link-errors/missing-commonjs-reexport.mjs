export { zap } from "./plain.cjs";
