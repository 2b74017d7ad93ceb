export default (2 as number);
