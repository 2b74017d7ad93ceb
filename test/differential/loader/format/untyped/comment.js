// import x from "y"; export default 1;
/* await 1 */ module.exports = ["import", `export`, /await x/.source];
