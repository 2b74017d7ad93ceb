export default (1 as number); export type T = string;
