// Shopify's Admin schema as graphql-js knows it, and what the introspection says beside: who may see a field, and which fields are protected.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { buildClientSchema, Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

export const version = '2026-10';

const introspection = JSON.parse(gunzipSync(readFileSync(new URL(`admin_${version}.json.gz`, import.meta.url)))).data;
const types = new Map(introspection.__schema.types.map((type) => [type.name, type]));

export const schema = buildClientSchema(introspection);

/** Each field that a document selects: its type, its name, and what the introspection says of it. */
export function selected(document) {
  const found = new Map();
  const info = new TypeInfo(schema);
  visit(document, visitWithTypeInfo(info, {
    [Kind.FIELD]() {
      const [parent, field] = [info.getParentType(), info.getFieldDef()];
      if (!parent || !field || field.name.startsWith('__')) return;
      const raw = types.get(parent.name)?.fields?.find((one) => one.name === field.name);
      found.set(`${parent.name}.${field.name}`, { parent: parent.name, field: field.name, gives: named(raw?.type), requiredAccess: raw?.requiredAccess, isProtected: raw?.isProtected === true, content: raw?.protectedContent });
    },
  }));
  return [...found.values()];
}

/** What one must be allowed to see a type at all. */
export const accessOfType = (name) => types.get(name)?.requiredAccess;

function named(type) {
  return type?.ofType ? named(type.ofType) : type?.name;
}
