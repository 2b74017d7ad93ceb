import { inspectorSurface } from './guest-inspector-surface.ts';

/** nodejs.org/api/inspector.html. DIVERGES: there is no inspector: opening it and sessions refuse. */
export default inspectorSurface('inspector', 'EventEmitter');
