import { zip as a, a as b } from "./module.mjs";
