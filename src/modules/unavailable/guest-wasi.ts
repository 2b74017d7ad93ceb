import { surface } from 'internal:surface';

/** nodejs.org/api/wasi.html. DIVERGES: there is no WebAssembly to serve; `wasi` refuses. */
export default surface('wasi', 'WASI/0 : Object finalizeBindings start initialize getImportObject');
