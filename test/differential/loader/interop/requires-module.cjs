const { default: Widget } = require("./module.mjs"); module.exports = { name: Widget.name, parent: module.parent?.id };
