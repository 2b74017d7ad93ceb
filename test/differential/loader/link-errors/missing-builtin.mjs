import { nothing } from "util";
