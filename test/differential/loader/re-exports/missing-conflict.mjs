import { foo } from './conflict.mjs'; console.log(foo);
