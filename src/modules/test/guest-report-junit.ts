/** The `junit` reporter's text (observed in Node 24). */
import { inspect } from 'internal:inspect';
import type { TestEvent } from './guest-test.ts';

interface Node {
  readonly tag: string;
  readonly nesting: number;
  attributes: Record<string, string | number>;
  children: (Node | string)[];
}

const escapeAttribute = (text: string): string =>
  escapeContent(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\r', '');

function escapeContent(text: string): string {
  return text.replace(/(&)(?!#\d{1,7};)/g, '&amp;').replaceAll('<', '&lt;');
}

function render(node: Node | string, depth: number): string {
  const indent = '\t'.repeat(depth);
  if (typeof node === 'string') return `${indent}<!-- ${node.replaceAll('--', '&#45;&#45;')} -->\n`;
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${escapeAttribute(String(value))}"`)
    .join('');
  if (node.children.length === 0) return `${indent}<${node.tag}${attributes}/>\n`;
  const content =
    node.tag === 'failure'
      ? `${escapeContent(node.children[0] as string)}\n`
      : node.children.map((child) => render(child, depth + 1)).join('');
  return `${indent}<${node.tag}${attributes}>\n${content}${indent}</${node.tag}>\n`;
}

const isFailed = (node: Node | string): boolean =>
  typeof node !== 'string' &&
  (node.children.some((child) => typeof child !== 'string' && child.tag === 'failure') ||
    (node.attributes.failures !== undefined && Number(node.attributes.failures) > 0));
const isSkipped = (node: Node | string): boolean =>
  typeof node !== 'string' && node.children.some((child) => typeof child !== 'string' && child.tag === 'skipped');

const oneLine = (text: unknown): string => String(text).replace(/\n+$/, '');

export class JunitText {
  #open: Node[] = [];

  start(): string {
    return '<?xml version="1.0" encoding="utf-8"?>\n<testsuites>\n';
  }

  end(): string {
    return '</testsuites>\n';
  }

  format({ type, data }: TestEvent): string {
    if (type === 'test:start') {
      this.#open.push({
        tag: 'testcase',
        nesting: data.nesting as number,
        attributes: { name: data.name as string },
        children: [],
      });
      return '';
    }
    if (type === 'test:pass' || type === 'test:fail') return this.#result(data);
    if (type === 'test:diagnostic') {
      const parent = this.#open.at(-1);
      if (parent === undefined) return render(data.message as string, 1);
      parent.children.push(data.message as string);
    }
    return '';
  }

  #result(data: Record<string, unknown>): string {
    const current = this.#open.pop();
    if (current === undefined) return '';
    const details = data.details as { duration_ms: number; error?: { failureType?: string; message?: string } };
    const time = (details.duration_ms / 1000).toFixed(6);
    const { name } = current.attributes;
    const cases = current.children.filter((child) => typeof child !== 'string');
    let node: Node;
    if (cases.length > 0) {
      const failures = cases.filter(isFailed).length;
      const skipped = cases.filter(isSkipped).length;
      const attributes = { name: name!, time, disabled: 0, errors: 0, tests: cases.length, failures, skipped };
      const stamp = { timestamp: new Date().toISOString(), hostname: 'localhost' };
      node = { ...current, tag: 'testsuite', attributes: { ...attributes, ...stamp } };
    } else {
      const classname = typeof data.classname === 'string' ? data.classname : 'test';
      node = { ...current, attributes: { name: name!, time, classname } };
      if (data.file !== undefined) node.attributes.file = data.file as string;
      const mark = data.skip === undefined ? (['todo', data.todo] as const) : (['skipped', data.skip] as const);
      if (mark[1] !== undefined) {
        const attributes = { type: mark[0], message: String(mark[1]) };
        node.children.push({ tag: 'skipped', nesting: node.nesting + 1, attributes, children: [] });
      }
      const { error } = details;
      if (error !== undefined) {
        const text = inspect(error, { breakLength: Number.POSITIVE_INFINITY });
        node.children.push({
          tag: 'failure',
          nesting: node.nesting + 1,
          attributes: { type: error.failureType ?? 'testCodeFailure', message: oneLine(error.message) },
          children: [text],
        });
        node.attributes.failure = error.message ?? '';
      }
    }
    const parent = this.#open.at(-1);
    if (parent === undefined) return render(node, 1);
    parent.children.push(node);
    return '';
  }
}
