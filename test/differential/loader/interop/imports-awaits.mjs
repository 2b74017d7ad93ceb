import "./awaits.mjs"; export default 1;
