import { "a b" as c } from "./module.mjs";
