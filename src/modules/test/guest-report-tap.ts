/** The `tap` reporter's text (testanything.org; its fields as observed in Node 24). */
import { inspect } from 'internal:inspect';
import { isTestFailure } from './guest-failure.ts';
import type { TestEvent } from './guest-test.ts';

type Fields = Record<string, unknown>;

const escapeText = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll('#', '\\#')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')
    .replaceAll('\r', '\\r')
    .replaceAll('\f', '\\f')
    .replaceAll('\b', '\\b')
    .replaceAll('\v', '\\v');

const indentOf = (nesting: number): string => '    '.repeat(nesting);

function directive(data: Fields): string {
  const note = (name: string, value: unknown): string =>
    ` # ${name}${typeof value === 'string' && value !== '' ? ` ${escapeText(value)}` : ''}`;
  if (data.skip !== undefined) return note('SKIP', data.skip);
  if (data.todo !== undefined) return note('TODO', data.todo);
  if (data.expectFailure !== undefined) return note('EXPECTED FAILURE', data.expectFailure);
  return '';
}

function yaml(indent: string, name: string, value: unknown): string {
  if (value === undefined) return '';
  if (value === null) return `${indent}  ${name}: ~\n`;
  if (typeof value === 'string') {
    if (!value.includes('\n')) return `${indent}  ${name}: ${inspect(value)}\n`;
    const lines = value.split(/\r?\n/).map((line) => `\n${indent}    ${line}`);
    return `${indent}  ${name}: |-${lines.join('')}\n`;
  }
  if (typeof value !== 'object' && typeof value !== 'function') return `${indent}  ${name}: ${inspect(value)}\n`;
  if (value instanceof Date) return `${indent}  ${name}: ${value.toISOString()}\n`;
  let text = `${indent}  ${name}:\n`;
  for (const [key, field] of Object.entries(value)) text += yaml(`${indent}  `, key, field);
  return text;
}

const FRAME = /\n {4}at /;

function errorFields(indent: string, error: unknown): string {
  const failure = error as Fields;
  let text = yaml(indent, 'failureType', failure.failureType);
  const cause = isTestFailure(error) ? error.cause : error;
  const isError = cause instanceof Error;
  const shown = isError && failure.failureType !== 'subtestsFailed' ? (cause as unknown as Fields) : undefined;
  const message = shown === undefined ? (isTestFailure(error) ? error.message : cause) : shown.message;
  text += yaml(indent, 'error', message);
  text += yaml(indent, 'code', shown?.code ?? failure.code);
  if (shown !== undefined && shown.name !== 'Error') text += yaml(indent, 'name', shown.name);
  if (shown !== undefined && 'operator' in shown) {
    for (const key of ['expected', 'actual', 'operator']) text += yaml(indent, key, shown[key]);
  }
  const stack = shown?.stack;
  if (typeof stack === 'string' && FRAME.test(stack)) {
    const start = stack.search(FRAME);
    const frames = stack
      .slice(start)
      .split(FRAME)
      .filter((frame) => frame !== '');
    text += yaml(indent, 'stack', `${frames.join('\n')}`.includes('\n') ? frames.join('\n') : `${frames[0]}\n`.trimEnd());
  }
  return text;
}

function details(indent: string, data: Fields, isPass: boolean): string {
  const fields = data.details as Fields;
  let text = `${indent}  ---\n`;
  text += yaml(indent, 'duration_ms', fields.duration_ms);
  text += yaml(indent, 'type', fields.type);
  if (!isPass && data.file !== undefined)
    text += yaml(indent, 'location', `${data.file as string}:${data.line as number}:${data.column as number}`);
  if (fields.error !== undefined) text += errorFields(indent, fields.error);
  return `${text}${indent}  ...\n`;
}

export function tapText({ type, data }: TestEvent): string {
  const indent = indentOf(data.nesting as number);
  switch (type) {
    case 'test:pass':
    case 'test:fail': {
      const isPass = type === 'test:pass';
      const line = `${indent}${isPass ? 'ok' : 'not ok'} ${data.testNumber as number} - ${escapeText(data.name as string)}`;
      return `${line}${directive(data)}\n${details(indent, data, isPass)}`;
    }
    case 'test:plan':
      return `${indent}1..${data.count as number}\n`;
    case 'test:start':
      return `${indent}# Subtest: ${escapeText(data.name as string)}\n`;
    case 'test:diagnostic':
      return `${indent}# ${escapeText(data.message as string)}\n`;
    case 'test:stdout':
    case 'test:stderr':
      return (data.message as string)
        .split(/\r?\n/)
        .filter((line) => line !== '')
        .map((line) => `${indent}# ${escapeText(line)}\n`)
        .join('');
    default:
      return '';
  }
}
