throw new TypeError("while evaluating");
