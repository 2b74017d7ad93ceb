const module = "own"; const { require } = {}; globalThis.redeclared = module;
