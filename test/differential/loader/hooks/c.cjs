exports.a=1; require("./d.cjs")
