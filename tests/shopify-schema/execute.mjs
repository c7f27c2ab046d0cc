// Answers operations as Shopify would: one request a line on stdin, one answer a line on stdout. Each operation and its variables are checked
// against Shopify's schema, and executed over the values that the test gave. What is wrong comes back as GraphQL's own errors.
// Request: { "id", "query", "operationName", "variables", "root" }, or { "id", "query", "shape": true } for the names that the answer will have.
import { createInterface } from 'node:readline';
import { execute, GraphQLError, GraphQLScalarType, Kind, parse, validate } from 'graphql';
import { schema } from './schema.mjs';

// A client schema knows custom scalars by name only: those that a mistake is likely in are checked here.
const forms = {
  DateTime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  Decimal: /^-?\d+(\.\d+)?$/,
  URL: /^https?:\/\//,
};
for (const [name, form] of Object.entries(forms)) {
  const scalar = schema.getType(name);
  if (!(scalar instanceof GraphQLScalarType)) throw new Error(`The schema has no ${name}.`);
  const check = (value) => {
    if (!form.test(`${value}`)) throw new GraphQLError(`${JSON.stringify(value)} is no ${name}.`);
    return value;
  };
  scalar.parseValue = check;
  scalar.serialize = check;
}

const known = new Map();

function opened(query) {
  if (!known.has(query)) {
    let document, errors = [];
    try {
      document = parse(query);
      errors = validate(schema, document);
    } catch (fault) {
      errors = [fault];
    }
    known.set(query, { document, errors });
  }
  return known.get(query);
}

function answer({ query, operationName, variables, root, shape }) {
  const { document, errors } = opened(query);
  if (errors.length > 0) return { errors };
  if (shape) return { shape: shapeOf(document) };
  return execute({ schema, document, operationName, variableValues: variables, rootValue: root, fieldResolver: resolve, typeResolver });
}

// A value stands under the name that the answer has it by, or under the field's own.
function resolve(source, _arguments, _context, info) {
  const key = info.path.key in source ? info.path.key : info.fieldName;
  if (!(key in source) && info.path.prev === undefined) throw new GraphQLError(`The test gave no value for ${key}.`);
  return source[key];
}

function typeResolver(value, _context, info, type) {
  if (value.__typename) return value.__typename;
  throw new GraphQLError(`The test's value at ${type.name} (${info.path.key}) has no __typename.`);
}

// The names of the answer, as a tree: { name: { ...its own }, leaf: true }. What differs by type is put together.
function shapeOf(document) {
  const fragments = new Map(document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION).map((one) => [one.name.value, one]));
  const into = (tree, selections) => {
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) into(tree, fragments.get(selection.name.value).selectionSet.selections);
      else if (selection.kind === Kind.INLINE_FRAGMENT) into(tree, selection.selectionSet.selections);
      else {
        const name = (selection.alias ?? selection.name).value;
        if (selection.selectionSet) into((tree[name] = typeof tree[name] === 'object' ? tree[name] : {}), selection.selectionSet.selections);
        else tree[name] ??= true;
      }
    }
    return tree;
  };
  return into({}, document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION).selectionSet.selections);
}

createInterface({ input: process.stdin }).on('line', async (line) => {
  const request = JSON.parse(line);
  let said;
  try {
    said = await answer(request);
  } catch (fault) {
    said = { errors: [{ message: `${fault}` }] };
  }
  process.stdout.write(`${JSON.stringify({ id: request.id, ...said })}\n`);
});
process.stdout.write('{"ready":true}\n');
