/** What inspection shows with `showHidden`: where the components of a URL start, in Node's own names (observed). */

const ABSENT = 0xffffffff;
const schemeTypes = ['http:', '', 'https:', 'ws:', 'ftp:', 'wss:', 'file:'];

export interface Offsets {
  readonly protocolEnd: number;
  readonly usernameEnd: number;
  readonly hostStart: number;
  readonly hostEnd: number;
  readonly pathnameStart: number;
}

export class URLContext {
  href: string;
  protocol_end: number;
  username_end: number;
  host_start: number;
  host_end: number;
  pathname_start: number;
  search_start: number;
  hash_start: number;
  port: number;
  scheme_type: number;

  constructor(href: string, offsets: Offsets, port: string) {
    const hash = href.indexOf('#');
    const search = (hash < 0 ? href : href.slice(0, hash)).indexOf('?');
    const type = schemeTypes.indexOf(href.slice(0, offsets.protocolEnd));
    this.href = href;
    this.protocol_end = offsets.protocolEnd;
    this.username_end = offsets.usernameEnd;
    this.host_start = offsets.hostStart;
    this.host_end = offsets.hostEnd;
    this.pathname_start = offsets.pathnameStart;
    this.search_start = search < 0 ? ABSENT : search;
    this.hash_start = hash < 0 ? ABSENT : hash;
    this.port = port === '' ? ABSENT : Number(port);
    this.scheme_type = type < 0 ? 1 : type;
  }

  get hasPort(): boolean {
    return this.port !== ABSENT;
  }

  get hasSearch(): boolean {
    return this.search_start !== ABSENT;
  }

  get hasHash(): boolean {
    return this.hash_start !== ABSENT;
  }
}
