const Ajv = require('ajv');
const Ajv2020 = require('ajv/dist/2020');
const JTD = require('ajv/dist/jtd');
const standaloneCode = require('ajv/dist/standalone').default;

const ajv = new Ajv({ allErrors: true, useDefaults: true, coerceTypes: true, code: { source: true } });
ajv.addKeyword({ keyword: 'even', type: 'number', validate: (on, data) => !on || data % 2 === 0, errors: false });
ajv.addFormat('slug', /^[a-z-]+$/);
ajv.addSchema({ $id: 'address', type: 'object', required: ['city'], properties: { city: { type: 'string' } } });
const validate = ajv.compile({
  $id: 'person',
  type: 'object',
  additionalProperties: false,
  required: ['name'],
  properties: {
    name: { type: 'string', minLength: 2, format: 'slug' },
    count: { type: 'integer', even: true, default: 4 },
    home: { $ref: 'address' },
    tags: { type: 'array', uniqueItems: true, items: { enum: ['a', 'b'] } },
    friend: { $ref: '#' },
  },
});
const good = { name: 'ada', count: '6', tags: ['a'] };
console.log(validate(good), good);
console.log(validate({ name: 'A', count: 3, home: {}, tags: ['a', 'a', 'c'], extra: 1, friend: {} }));
console.log(validate.errors);
console.log(ajv.errorsText(validate.errors, { separator: '\n', dataVar: 'person' }));
console.log(standaloneCode(ajv, ajv.compile({ type: 'number', minimum: 2 })).length > 200);
const draft = new Ajv2020().compile({ type: 'array', prefixItems: [{ type: 'number' }], items: false, contains: { const: 1 } });
console.log(draft([1]), draft([1, 2]), draft.errors);
const jtd = new JTD();
const parse = jtd.compileParser({ properties: { a: { type: 'int32' }, b: { elements: { type: 'string' } } } });
console.log(parse('{"a":1,"b":["x","y"]}'), parse('{"a":1.5,"b":[]}'), parse.message, parse.position);
console.log(jtd.compileSerializer({ properties: { a: { type: 'timestamp' } } })({ a: new Date(0) }));
try {
  ajv.compile({ type: 'wrong' });
} catch (error) {
  console.log(error.name, error.message);
}
