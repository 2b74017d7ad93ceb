module.exports = { default: "other" };
