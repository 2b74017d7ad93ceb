import { two } from "./cycle-two.mjs"; export const one = () => "one"; await null; export default two();
