import { nothing } from "./module.mjs";
