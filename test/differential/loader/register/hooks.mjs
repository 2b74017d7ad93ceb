let prefix = 'none';
export async function initialize(data) {
  prefix = data?.prefix ?? 'default';
  data?.port?.postMessage('initialized');
}
export async function resolve(specifier, context, next) {
  if (specifier === 'bad:resolve') return { url: specifier };
  if (specifier === 'bad:value') return 1;
  if (specifier.startsWith('virtual:')) return { url: specifier, shortCircuit: true };
  if (specifier === 'alias') return next(new URL('./real.mjs', import.meta.url).href, context);
  return next(specifier);
}
export async function load(url, context, next) {
  if (url === 'virtual:json') return { format: 'json', source: JSON.stringify({ prefix }), shortCircuit: true };
  if (url.startsWith('virtual:')) return { format: 'module', source: `import real from 'alias'; export default ${JSON.stringify(prefix)} + real;`, shortCircuit: true };
  const result = await next(url, context);
  if (url.endsWith('real.mjs')) return { ...result, source: String(result.source).replace('real', 'changed') };
  return result;
}
