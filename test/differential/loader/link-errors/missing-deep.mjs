import "./missing-name.mjs";
