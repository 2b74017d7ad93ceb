const Joi = require('joi');

const schema = Joi.object({
  name: Joi.string().trim().min(2).max(10).required(),
  email: Joi.string().email({ tlds: false }),
  age: Joi.number().integer().min(0).default(18),
  birth: Joi.date().iso(),
  tags: Joi.array().items(Joi.string().valid('a', 'b'), Joi.number()).unique().max(3),
  kind: Joi.string().valid('person', 'robot').required(),
  serial: Joi.when('kind', { is: 'robot', then: Joi.string().pattern(/^[A-Z]\d+$/, 'serial').required(), otherwise: Joi.forbidden() }),
  password: Joi.string(),
  repeat: Joi.any().valid(Joi.ref('password')).messages({ 'any.only': '{{#label}} must repeat it' }),
  nested: Joi.object().pattern(/^k/, Joi.number()).and('k1', 'k2'),
}).with('password', 'repeat').xor('email', 'birth');
console.log(schema.validate({ name: ' Ada ', email: 'a@b.c', kind: 'person', tags: ['a', 5] }));
const { error } = schema.validate({ name: 'x', age: -1.5, birth: 'nope', tags: ['c', 1, 1, 2], kind: 'robot', serial: 'bad', password: 'p', repeat: 'q', nested: { k1: 'x', z: 1 }, extra: true }, { abortEarly: false });
console.log(error.name, error.message, Joi.isError(error));
console.log(error.details.map(({ type, path, context: { value, ...context } }) => [type, path.join('.'), Object.keys(context).sort()]));
console.log(Joi.attempt('5', Joi.number()), schema.extract('name').describe(), Joi.compile({ a: [1, 'x'] }).validate({ a: 2 }).error.message);
const extended = Joi.extend((joi) => ({ type: 'even', base: joi.number(), messages: { 'even.base': '{{#label}} must be even' }, validate: (value, helpers) => (value % 2 ? { value, errors: helpers.error('even.base') } : { value }) }));
console.log(extended.even().validate(3).error.message, extended.even().validate('4').value, Joi.string().isoDuration().validate('P1D').value, Joi.link('#x').type, Joi.version);
console.log(Joi.alternatives(Joi.number(), Joi.boolean()).validate('x').error.message, Joi.expression('{a}').source, Joi.string().uppercase().validate('abc').value, Joi.binary().validate('ab').value);
(async () => {
  await schema.validateAsync({}).catch((e) => console.log(e.message, e._original));
  console.log(await Joi.string().external(async (value) => `${value}!`).validateAsync('x'), await Joi.any().external(() => { throw new Error('ext'); }).validateAsync(1).catch((e) => e.message));
})();
try {
  Joi.assert({ a: { b: 1 } }, Joi.object({ a: { b: Joi.string() } }));
} catch (e) {
  console.log(e.message);
}
