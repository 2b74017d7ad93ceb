import { loading } from './guest-loading.ts';
import { setLoading } from './guest-registry.ts';

setLoading(() => loading);

export { register, registerHooks } from './guest-registry.ts';
