import {
  one,
  zap,
} from "./plain.cjs";
