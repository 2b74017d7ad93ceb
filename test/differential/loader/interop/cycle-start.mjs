import { result as inner } from './cycle-end.cjs';
export const result = inner;
