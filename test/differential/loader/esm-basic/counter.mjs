export let count = 0;
export const increment = () => { count++; };
export default function named() {}
const value = 'by string';
export { value as 'string name' };
