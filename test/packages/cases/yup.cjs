const yup = require('yup');

const schema = yup.object({
  name: yup.string().trim().min(2).max(10).required(),
  age: yup.number().positive().integer().default(18),
  email: yup.string().email(),
  site: yup.string().url().nullable(),
  born: yup.date().max(new Date('2030-01-01T00:00:00Z')),
  tags: yup.array().of(yup.string().oneOf(['a', 'b'])).max(2),
  kind: yup.string().when('age', { is: (age) => age > 60, then: (each) => each.required('old ones need a kind'), otherwise: (each) => each.strip() }),
  repeat: yup.string().oneOf([yup.ref('name')], 'must repeat'),
  point: yup.tuple([yup.number().required(), yup.string()]),
}).noUnknown();
(async () => {
  console.log(await schema.validate({ name: ' Ada ', age: '36', born: '1990-05-05T00:00:00Z', tags: ['a'], kind: 'x', point: ['1', 'y'] }));
  await schema.validate({ name: 'x', age: -1.5, email: 'no', site: 'no', born: 'nope', tags: ['c', 'a', 'b'], repeat: 'y', extra: 1 }, { abortEarly: false, strict: false }).catch((error) => { console.log(error.name, error.message, error.errors); console.log(error.inner.map(({ path, type, params }) => [path, type, Object.keys(params).sort()])); });
  console.log(await schema.isValid({ name: 'Ada' }), schema.isValidSync({}), schema.cast({ name: 'n', age: '5', born: 0 }, { assert: false }).age, schema.getDefault());
  const own = yup.string().test('even-length', '${path} has an odd length: ${value}', (value) => value.length % 2 === 0).transform((value) => value.toUpperCase()).label('word');
  console.log(await own.validate('abcd'), await own.validate('abc').catch(({ message }) => message), await yup.mixed().test(async function (value) { return value === 1 || this.createError({ message: 'not one', path: 'here' }); }).validate(2).catch(({ path, message }) => [path, message]));
  console.log(yup.reach(schema, 'tags[0]').type, Object.keys(schema.describe().fields), yup.lazy((value) => (Array.isArray(value) ? yup.array() : yup.string())).validateSync('x'), schema.pick(['name']).concat(yup.object({ z: yup.bool() })).validateSync({ name: 'Ada', z: 'true' }), yup.isSchema(own), new yup.ValidationError(['a', 'b'], 1, 'p').message);
  yup.setLocale({ mixed: { required: 'missing ${path}' }, number: { min: ({ min }) => `at least ${min}` } });
  console.log(await yup.object({ a: yup.string().required() }).validate({}).catch(({ message }) => message), await yup.number().min(5).validate(1).catch(({ message }) => message), await yup.object({ a: yup.object({ b: yup.array(yup.number().typeError('no number')) }) }).validate({ a: { b: ['x'] } }).catch(({ path, message }) => [path, message]));
})();
