import "./fails-late.mjs"; console.log("never");
