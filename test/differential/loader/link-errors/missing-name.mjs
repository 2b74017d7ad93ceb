import { a, zip } from "./module.mjs";
