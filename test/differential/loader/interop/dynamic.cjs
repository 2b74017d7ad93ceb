for (const name of ["x", "y"]) exports[name] = name; exports.z = "z";
