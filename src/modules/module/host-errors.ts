import { VerbError, type VerbErrorFields } from '../../capabilities/verb-error.ts';

/**
 * The errors of module resolution and loading, with the texts and fields that Node 24 gives them
 * (nodejs.org/api/errors.html, observed in the binary). `base` is always what the text shows: a path, or the URL of a
 * module that is no file.
 */

type Fields = Readonly<Record<string, string | undefined>>;

function coded(code: string, message: string, fields: Fields = {}): VerbError {
  return new VerbError(message, { code, fields: { code, ...fields } });
}

function codedType(code: string, message: string): VerbError {
  return new VerbError(message, { code, name: 'TypeError' });
}

const importedFrom = (base: string | undefined): string => (base === undefined ? '' : ` imported from ${base}`);

function changed(error: VerbError, message: string, fields: VerbErrorFields['fields']): VerbError {
  const { code, guestName: name } = error;
  return new VerbError(message, { name, ...(fields && { fields }), ...(code !== undefined && { code }) });
}

/** The same error with further fields. */
export function withFields(error: VerbError, fields: Fields): VerbError {
  return changed(error, error.message, { ...error.fields, ...fields });
}

/** The same error with another text. */
export function withMessage(error: VerbError, message: string): VerbError {
  return changed(error, message, error.fields);
}

export function moduleNotFound(path: string, base: string, url: string): VerbError {
  return coded('ERR_MODULE_NOT_FOUND', `Cannot find module '${path}' imported from ${base}`, { url });
}

export function packageNotFound(name: string, base: string): VerbError {
  return coded('ERR_MODULE_NOT_FOUND', `Cannot find package '${name}' imported from ${base}`);
}

export function unsupportedDirectoryImport(path: string, base: string, url: string): VerbError {
  const message = `Directory import '${path}' is not supported resolving ES modules imported from ${base}`;
  return coded('ERR_UNSUPPORTED_DIR_IMPORT', message, { url });
}

export function invalidModuleSpecifier(request: string, reason: string, base?: string): VerbError {
  return codedType('ERR_INVALID_MODULE_SPECIFIER', `Invalid module "${request}" ${reason}${importedFrom(base)}`);
}

/** `by`: who was importing what, in the words of the text; undefined for `require`. */
export function invalidPackageConfig(path: string, by?: string, reason = ''): VerbError {
  const importing = by === undefined ? '' : ` while importing ${by}`;
  return coded('ERR_INVALID_PACKAGE_CONFIG', `Invalid package config ${path}${importing}.${reason && ` ${reason}`}`);
}

export function invalidPackageTarget(
  packagePath: string,
  key: string,
  target: string,
  isImports: boolean,
  base?: string,
): VerbError {
  const shown = JSON.stringify(target);
  const what =
    key === '.'
      ? `Invalid "exports" main target ${shown} defined`
      : `Invalid "${isImports ? 'imports' : 'exports'}" target ${shown} defined for '${key}'`;
  const hint = !isImports && target.length > 0 && !target.startsWith('./') ? '; targets must start with "./"' : '';
  return coded('ERR_INVALID_PACKAGE_TARGET', `${what} in the package config ${packagePath}${importedFrom(base)}${hint}`);
}

export function packagePathNotExported(packagePath: string, subpath: string, base?: string): VerbError {
  const what =
    subpath === '.'
      ? `No "exports" main defined in ${packagePath}`
      : `Package subpath '${subpath}' is not defined by "exports" in ${packagePath}`;
  return coded('ERR_PACKAGE_PATH_NOT_EXPORTED', what + importedFrom(base));
}

export function packageImportNotDefined(specifier: string, packagePath: string | undefined, base: string): VerbError {
  const place = packagePath === undefined ? '' : ` in package ${packagePath}`;
  const message = `Package import specifier "${specifier}" is not defined${place} imported from ${base}`;
  return codedType('ERR_PACKAGE_IMPORT_NOT_DEFINED', message);
}

/** DIVERGES: this is also what importing a `.wasm` file throws. */
export function unknownFileExtension(extension: string, path: string): VerbError {
  return codedType('ERR_UNKNOWN_FILE_EXTENSION', `Unknown file extension "${extension}" for ${path}`);
}

export function unknownBuiltin(specifier: string): VerbError {
  return coded('ERR_UNKNOWN_BUILTIN_MODULE', `No such built-in module: ${specifier}`);
}

/**
 * DIVERGES: importing or requiring a builtin that Node has and this sandbox lacks throws `ERR_UNKNOWN_BUILTIN_MODULE` with
 * a text that says so.
 */
export function missingBuiltin(specifier: string): VerbError {
  const message = `No such built-in module: ${specifier}. Node.js has it, this sandbox does not`;
  return coded('ERR_UNKNOWN_BUILTIN_MODULE', message);
}

export function unknownHostModule(specifier: string): VerbError {
  return coded('ERR_MODULE_NOT_FOUND', `Cannot find module '${specifier}': no such host module was granted`, { url: specifier });
}

export function unsupportedUrlScheme(protocol: string): VerbError {
  const isHttp = protocol === 'http:' || protocol === 'https:';
  const schemes = isHttp ? 'file and data' : 'file, data, and node';
  const message = `Only URLs with a scheme in: ${schemes} are supported by the default ESM loader. Received protocol '${protocol}'`;
  return coded('ERR_UNSUPPORTED_ESM_URL_SCHEME', message);
}

export function unsupportedResolveRequest(specifier: string, base: string): VerbError {
  const reason = 'Invalid relative URL or base scheme is not hierarchical.';
  const message = `Failed to resolve module specifier "${specifier}" from "${base}": ${reason}`;
  return codedType('ERR_UNSUPPORTED_RESOLVE_REQUEST', message);
}

export function unknownModuleFormat(format: string | null, url: string): VerbError {
  const code = 'ERR_UNKNOWN_MODULE_FORMAT';
  return new VerbError(`Unknown module format: ${format} for URL ${url}`, { code, name: 'RangeError' });
}

export function invalidUrl(input: string, base?: string): VerbError {
  const code = 'ERR_INVALID_URL';
  return new VerbError('Invalid URL', { code, name: 'TypeError', fields: { code, input, ...(base !== undefined && { base }) } });
}

export function importAttributeMissing(url: string): VerbError {
  return codedType('ERR_IMPORT_ATTRIBUTE_MISSING', `Module "${url}" needs an import attribute of "type: json"`);
}

export function importAttributeIncompatible(url: string, type: string): VerbError {
  return codedType('ERR_IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE', `Module "${url}" is not of type "${type}"`);
}

export function importAttributeUnsupported(key: string, value: string, url: string): VerbError {
  const message = `Import attribute "${key}" with value "${value}" is not supported in ${url}`;
  return codedType('ERR_IMPORT_ATTRIBUTE_UNSUPPORTED', message);
}

/**
 * DIVERGES: native addons are never loaded; `.node` files and the condition `node-addons` are treated as under
 * `node --no-addons`.
 */
export function addonsDisabled(): VerbError {
  return coded('ERR_DLOPEN_DISABLED', 'Cannot load native addon because loading addons is disabled.');
}

export function typeStrippingInNodeModules(path: string): VerbError {
  return coded(
    'ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING',
    `Stripping types is currently unsupported for files under node_modules, for "${path}"`,
  );
}

export function sourceTooLarge(url: string, limitBytes: number): VerbError {
  // What is too large may be the URL itself.
  const shown = url.length > 256 ? `${url.slice(0, 256)}…` : url;
  return coded('ERR_SOURCE_TOO_LARGE', `Source of "${shown}" is larger than ${limitBytes} bytes`);
}

export function requireCycle(path: string, parent: string | undefined): VerbError {
  const from = parent === undefined ? '' : ` (from ${parent})`;
  return coded(
    'ERR_REQUIRE_CYCLE_MODULE',
    `Cannot require() ES Module ${path} in a cycle.${from} A cycle involving require(esm) is not allowed to maintain ` +
      'invariants mandated by the ECMAScript specification. Try making at least part of the dependency in the graph lazily loaded.',
  );
}

export function importInRequireCycle(specifier: string, parent: string): VerbError {
  return coded('ERR_REQUIRE_CYCLE_MODULE', `Cannot import CommonJS Module ${specifier} in a cycle. (from ${parent})`);
}

/** `requireStack`: the files that required it, innermost first. */
export function requireAsyncModule(path: string, requireStack: readonly string[]): VerbError {
  const stack = requireStack.length === 0 ? '' : `\nRequire stack:\n- ${requireStack.join('\n- ')}`;
  return coded(
    'ERR_REQUIRE_ASYNC_MODULE',
    'require() cannot be used on an ESM graph with top-level await. Use import() instead. ' +
      'To see where the top-level await comes from, use --experimental-print-required-tla.' +
      `\nRequired module: ${path}${stack}`,
  );
}

/** The package of a main entry that leads nowhere; `requestPath` is what was required. */
export function mainNotFound(path: string, packagePath: string, requestPath: string): VerbError {
  const message = `Cannot find module '${path}'. Please verify that the package.json has a valid "main" entry`;
  return coded('MODULE_NOT_FOUND', message, { path: packagePath, requestPath });
}

/** A target of `exports` or `imports` that `require` did not find; `path` is what Node puts into that field. */
export function targetNotFound(file: string, path: string): VerbError {
  return coded('MODULE_NOT_FOUND', `Cannot find module '${file}'`, { path });
}

export function bareModuleNotFound(specifier: string): VerbError {
  return coded('MODULE_NOT_FOUND', `Cannot find module '${specifier}'`);
}
