module.exports = [typeof import("./plain.js").then];
