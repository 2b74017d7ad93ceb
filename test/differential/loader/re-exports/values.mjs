export let foo = 1;
export const change = () => foo++;
const quoted = 2;
export { quoted as "a b" };
export default 5;
