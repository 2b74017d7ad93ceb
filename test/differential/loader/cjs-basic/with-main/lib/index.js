exports.from = "main folder";
