const { GraphQLEnumType, GraphQLError, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString, Source, buildSchema, getIntrospectionQuery, graphql, graphqlSync, parse, print, printSchema, subscribe, validate, visit } = require('graphql');

const Color = new GraphQLEnumType({ name: 'Color', values: { RED: { value: 1 }, BLUE: { value: 2 } } });
const Person = new GraphQLObjectType({ name: 'Person', fields: () => ({ name: { type: new GraphQLNonNull(GraphQLString) }, color: { type: Color }, friends: { type: new GraphQLList(Person), args: { first: { type: GraphQLInt, defaultValue: 1 } }, resolve: ({ friends = [] }, { first }) => friends.slice(0, first) }, broken: { type: GraphQLString, resolve: () => { throw new RangeError('no field'); } } }) });
const people = [{ name: 'Ada', color: 1, friends: [{ name: 'Bob' }, { name: 'Eve', color: 2 }] }, { name: 'Cy' }];
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { people: { type: new GraphQLList(Person), args: { color: { type: Color } }, resolve: async (_root, { color }) => people.filter((each) => color === undefined || each.color === color) }, hello: { type: GraphQLString, args: { who: { type: new GraphQLNonNull(GraphQLString) } }, resolve: (_root, { who }, { mark }) => `hello ${who}${mark}` } } }),
  subscription: new GraphQLObjectType({ name: 'Subscription', fields: { tick: { type: GraphQLInt, subscribe: async function* () { yield { tick: 1 }; yield { tick: 2 }; } } } }),
});
console.log(printSchema(schema));
const source = 'query Q($c: Color = RED, $all: Boolean!) { people(color: $c) { ...F friends(first: 2) @include(if: $all) { name color } broken } hi: hello(who: "x") } fragment F on Person { name __typename }';
(async () => {
  console.log(JSON.stringify(await graphql({ schema, source, variableValues: { all: true }, contextValue: { mark: '!' } }), null, 1));
  console.log(JSON.stringify(graphqlSync({ schema, source: '{ hello }' })), JSON.stringify(graphqlSync({ schema, source: '{ nope(x: 1) { y }' })));
  for await (const { data } of await subscribe({ schema, document: parse('subscription { tick }') })) console.log(data.tick);
  console.log((await graphql({ schema, source: getIntrospectionQuery() })).data.__schema.types.length);
  console.log(validate(schema, parse('{ people(colour: RED) { nam friends { ...G } } } fragment G on Perso { x }')).map(({ message, locations }) => [message, locations]));
  console.log(print(visit(parse(source), { Field: (node) => (node.name.value === 'broken' ? null : undefined) })), buildSchema('type Query { "doc" a(b: [Int!] = [1]): ID! @deprecated } interface I { x: Int } union U = Query').getType('Query').toString());
  try {
    parse(new Source('{ a(: }', 'my.graphql'));
  } catch (error) {
    console.log(error instanceof GraphQLError, String(error));
  }
})();
