import { z } from 'zod';

const User = z.object({
  name: z.string().min(2).trim(),
  email: z.email(),
  age: z.coerce.number().int().positive().optional(),
  roles: z.array(z.enum(['admin', 'editor'])).default(['editor']),
  link: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('web'), url: z.url() }),
    z.object({ kind: z.literal('none') }),
  ]),
});
console.log(User.parse({ name: ' Ada ', email: 'ada@example.org', age: '36', link: { kind: 'web', url: 'https://example.org/a' } }));
const bad = User.safeParse({ name: 'A', email: 'no', age: -1.5, roles: ['king'], link: { kind: 'web', url: '::' } });
console.log(bad.success, bad.error.issues);
console.log(z.prettifyError(bad.error));
console.log(JSON.stringify(z.treeifyError(bad.error)), z.flattenError(bad.error));
console.log(JSON.stringify(z.toJSONSchema(User), null, 1));
const Trimmed = z.string().transform((text) => text.length).pipe(z.number().max(3));
console.log(Trimmed.safeParse('abc'), Trimmed.safeParse('abcd').error?.message);
const refined = z.object({ a: z.string(), b: z.string() }).refine(({ a, b }) => a === b, { error: 'differ', path: ['b'] });
try {
  refined.parse({ a: '1', b: '2' });
} catch (error) {
  console.log(error instanceof z.ZodError, error.name, error.message);
}
console.log(await z.string().refine(async (text) => text === 'x').safeParseAsync('y'));
console.log(z.map(z.string(), z.date()).parse(new Map([['k', new Date(0)]])), z.bigint().parse(5n), z.record(z.string(), z.number()).parse({ a: 1 }));
const Tree = z.object({ value: z.number(), get children() { return z.array(Tree); } });
console.log(Tree.safeParse({ value: 1, children: [{ value: 2, children: [{ value: 'x', children: [] }] }] }).error.issues);
console.log(z.templateLiteral(['v', z.number(), '.', z.enum(['a', 'b'])]).safeParse('v12.c').success, z.iso.datetime().safeParse('2024-01-01T00:00:00Z').success);
console.log(User.keyof().options, User.partial().shape.name instanceof z.ZodOptional, z.stringbool().parse('yes'));
