import { a } from "./stars.mjs";
