import "./imports-missing.mjs";
