// Checks every operation of the program against Shopify's schema: node tests/shopify-schema/validate.mjs
// One named operation a file, of the file's own name; no deprecated field; the scopes that it needs are in shopify.app.toml; the protected fields
// that it selects are in protected-fields.txt, which is what we ask Shopify to approve. Each check is first shown to catch a mistake.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { Kind, NoDeprecatedCustomRule, parse, specifiedRules, validate } from 'graphql';
import { accessOfType, schema, selected, version } from './schema.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const operations = join(root, 'src/Retention.App/Storefronts/Shopify/Operations');
const app = readFileSync(join(root, 'src/storefront/shopify-extension/shopify.app.toml'), 'utf8');
const approved = new Set(readFileSync(new URL('protected-fields.txt', import.meta.url), 'utf8').split('\n').filter((line) => line && !line.startsWith('#')));
const granted = new Set(/^\s*scopes\s*=\s*"([^"]*)"/m.exec(app)?.[1].split(',').map((scope) => scope.trim()));

let passed = 0;
let failed = 0;

function told(name, faults) {
  if (faults.length === 0) passed++;
  else failed++;
  for (const fault of faults) console.log(`${name}: ${fault}`);
}

/** What is wrong with one operation. */
function faults(name, text, scopes = granted, protectedFields = approved) {
  let document;
  try {
    document = parse(text);
  } catch (fault) {
    return [fault.message];
  }
  const own = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (own.length !== 1 || own[0].name?.value !== name) return [`holds ${own.length} operations, and has to hold one that is called ${name}`];
  const errors = validate(schema, document, [...specifiedRules, NoDeprecatedCustomRule]);
  if (errors.length > 0) return errors.map((error) => error.message);
  const fields = selected(document);
  return [
    ...fields.flatMap((field) => [field.requiredAccess, accessOfType(field.gives)].filter((access) => lacks(access, scopes)).map((access) => `${field.parent}.${field.field} needs more than shopify.app.toml asks for: ${access}`)),
    ...fields.filter((field) => field.isProtected && !protectedFields.has(`${field.parent}.${field.field}`)).map((field) => `${field.parent}.${field.field} is protected (${field.content}): add it to protected-fields.txt, and ask Shopify for it`),
  ];
}

// Shopify writes it in prose: scopes in backticks, any one of which is enough. What follows "Also:" are rights of the member of staff.
function lacks(access, scopes) {
  const any = [...(access ?? '').split('Also:')[0].matchAll(/`((?:read|write)_[a-z_]+)`/g)].map((match) => match[1]);
  return any.length > 0 && !any.some((scope) => scopes.has(scope) || (scope.startsWith('read_') && scopes.has(scope.replace('read_', 'write_'))));
}

// The mistakes that have to be caught, on an operation that is right.
const right = 'query Sample($id: ID!) { customer(id: $id) { id numberOfOrders } }';
const planted = [
  ['a name that is not the file\'s', faults('Other', right)],
  ['a field that is not there', faults('Sample', right.replace('numberOfOrders', 'numberOfOrder'))],
  ['a variable that is not used', faults('Sample', right.replace('$id: ID!', '$id: ID!, $more: Int'))],
  ['a deprecated field', faults('Sample', right.replace('numberOfOrders', 'email'))],
  ['a scope that is not asked for', faults('Sample', right, new Set(['read_orders']))],
  ['a protected field that is not approved', faults('Sample', right.replace('numberOfOrders', 'defaultAddress { address2 }'), granted, new Set())],
];
for (const [mistake, found] of planted) told('check', found.length > 0 ? [] : [`${mistake} was not caught`]);
told('check', faults('Sample', right, new Set(['write_customers'])));
told('check', [`api_version = "${version}"`].filter((line) => app.includes('api_version') && !app.includes(line)).map((line) => `shopify.app.toml does not say ${line}`));

const used = new Set();
for (const file of readdirSync(operations).filter((name) => name.endsWith('.graphql'))) {
  const text = readFileSync(join(operations, file), 'utf8');
  const found = faults(file.replace(/\.graphql$/, ''), text);
  told(file, found);
  if (found.length === 0) selected(parse(text)).filter((field) => field.isProtected).forEach((field) => used.add(`${field.parent}.${field.field}`));
}

told('protected-fields.txt', failed > 0 ? [] : [...approved].filter((field) => !used.has(field)).map((field) => `${field} is asked for and selected nowhere: what we don't need, we don't ask for`));
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
