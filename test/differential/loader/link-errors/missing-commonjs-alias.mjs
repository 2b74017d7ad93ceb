import whole, { one as first, zap as second } from "./plain.cjs";
