import { inspectorSurface } from './guest-inspector-surface.ts';

/** nodejs.org/api/inspector.html#promises-api */
export default inspectorSurface('inspector/promises', 'EventEmitter');
