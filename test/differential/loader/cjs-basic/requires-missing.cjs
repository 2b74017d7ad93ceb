require("./not-there.js");
