const make = () => 1; export { make as "module.exports" }; export default 2;
