import data from "./module.mjs" with { type: "json" };
