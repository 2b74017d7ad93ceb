import { nothing } from "./stars.mjs";
