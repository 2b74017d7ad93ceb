import { parseUrl } from './host-file-url.ts';
import { isTypeScript, pathOfUrl, readDataUrl, type SourceReader } from './host-source.ts';

/** What the loader's defaults tell the hooks of user code: nodejs.org/api/module.html#customization-hooks. */

/** The format in the words of the hooks; undefined for a builtin, and for what an import would refuse. */
export function formatForHooks(url: string, sources: SourceReader): string | undefined {
  if (/^(?:node|host):/i.test(url)) return undefined;
  try {
    const path = pathOfUrl(url);
    if (path === undefined) return readDataUrl(new URL(url)).format;
    const format = sources.importFormat(path, url);
    return isTypeScript(path) ? `${format}-typescript` : format;
  } catch {
    return undefined;
  }
}

/** The text of a module as it stands, types and all; undefined for a builtin. */
export function textForHooks(url: string, sources: SourceReader): string | undefined {
  if (/^(?:node|host):/i.test(url)) return undefined;
  const path = pathOfUrl(url);
  return path === undefined ? readDataUrl(parseUrl(url)!).text : sources.text(path);
}
