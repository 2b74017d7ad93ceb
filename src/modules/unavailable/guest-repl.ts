import { getBuiltin } from 'internal:loader';
import { surface } from 'internal:surface';

/** nodejs.org/api/repl.html#class-replrecoverable. A function, since Node's own can be called without `new`. */
function Recoverable(this: { err: unknown }, err: unknown): void {
  this.err = err;
}
Object.setPrototypeOf(Recoverable.prototype as object, SyntaxError.prototype);
Object.setPrototypeOf(Recoverable, SyntaxError);

const repl = surface(
  'repl',
  `
  start/6
  writer/1
  REPLServer/6 : EventEmitter setupHistory clearBufferedCommand close createContext resetContext displayPrompt setPrompt complete completeOnEditorMode defineCommand
  REPL_MODE_SLOPPY
  REPL_MODE_STRICT
  Recoverable/1
  isValidSyntax/1
`,
  { REPL_MODE_SLOPPY: Symbol('repl-sloppy'), REPL_MODE_STRICT: Symbol('repl-strict'), Recoverable },
);
for (const name of ['builtinModules', '_builtinLibs']) {
  const get = (): unknown => (getBuiltin('module') as { builtinModules: readonly string[] }).builtinModules;
  Object.defineProperty(repl, name, { get, enumerable: false, configurable: true });
}

/** nodejs.org/api/repl.html. DIVERGES: there is no terminal to read from; all of `repl` but its constants refuses. */
export default repl;
