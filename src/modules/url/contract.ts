/**
 * A component that has a setter: 0 protocol, 1 username, 2 password, 3 host, 4 hostname, 5 port, 6 pathname, 7 search,
 * 8 hash.
 */
export type UrlComponent = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** The host verbs of the URL classes. Text is any string; lone surrogates are read as U+FFFD. */
export interface UrlVerbs {
  /**
   * The serialized URL, or undefined when there is none. Its components are not sent along: in a serialized URL they are
   * found with a few searches, which the guest does when one is asked for.
   */
  parse(input: string, base: string | undefined): string | undefined;
  /** The serialized URL after a component was set; `href` has to be a serialized URL. */
  set(href: string, component: UrlComponent, value: string): string;
  /** `url.domainToASCII`: '' when the domain is not valid. */
  domainToAscii(domain: string): string;
  /** `url.domainToUnicode`: '' when the domain is not valid. */
  domainToUnicode(domain: string): string;
  /** Percent-decodes text of which each character stands for a byte, its low one, and reads the bytes as UTF-8. */
  decodeBytes(text: string): string;
  /** What `url.parse` finds, or what is wrong with the text: it names no host, or its credentials are no UTF-8. */
  legacyParse(url: string, slashesDenoteHost: boolean): LegacyUrl | 'invalid' | 'credentials';
  /** A fresh `blob:nodedata:` URL. */
  objectUrl(): string;
}

/** What `url.parse` finds; the guest makes `query`, `path` and `href` of it. */
export interface LegacyUrl {
  protocol: string | null;
  slashes: boolean | null;
  auth: string | null;
  host: string | null;
  port: string | null;
  hostname: string | null;
  hash: string | null;
  search: string | null;
  pathname: string | null;
  /** Whether the text is a plain path with a query, whose `href` is itself. */
  isPath: boolean;
  /** Node warns about what it will refuse some day (nodejs.org/api/deprecations.html#dep0170). */
  hasInvalidPort: boolean;
}
