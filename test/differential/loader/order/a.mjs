globalThis.order = ["a"]; import "./b.mjs";
