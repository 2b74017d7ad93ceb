import { x } from "./imports-nope.mjs"; import { y } from "./there.mjs";
