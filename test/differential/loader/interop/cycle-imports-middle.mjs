import "./cycle-middle.cjs";
