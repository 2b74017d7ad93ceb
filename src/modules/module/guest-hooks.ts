import { loading } from './guest-hook-loading.ts';
import { setLoading } from './guest-hook-registry.ts';

setLoading(() => loading);

export { register, registerHooks } from './guest-hook-registry.ts';
