import "./plain.js"; const x = 1;
