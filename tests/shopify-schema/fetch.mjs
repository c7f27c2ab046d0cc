// Fetches Shopify's Admin schema: node tests/shopify-schema/fetch.mjs 2026-10
// It comes from Shopify's own package (ISC, see NOTICE.md), of which nothing is installed: 300 dependencies would come along. What the checks
// don't need (descriptions) is left out. Whoever takes a newer package changes its name and hash here.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

const packageName = '@shopify/dev-mcp@1.16.0';
const integrity = 'sha512-tqgRnK7sQhjew+htxtleTH23nXB5fZcsrhWgEkomsorGXvLOB2mh2upwZm8uzuTDNTZnqtLMe64yIwh6s2awtw==';
const version = process.argv[2] ?? '2026-10';

const unused = ['description', 'docs', 'gidTypes', 'componentName', 'specifiedByURL', 'accessRestrictedReason'];
// What graphql-js asks for although it is empty.
const kept = ['fields', 'inputFields', 'interfaces', 'enumValues', 'possibleTypes', 'ofType', 'name', 'defaultValue', 'isDeprecated', 'isRepeatable', 'mutationType', 'subscriptionType', 'deprecationReason'];

const folder = mkdtempSync(join(tmpdir(), 'shopify-schema-'));
try {
  const [{ filename }] = JSON.parse(execFileSync('npm', ['pack', packageName, '--json', '--pack-destination', folder], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  const packed = join(folder, filename);
  const found = 'sha512-' + createHash('sha512').update(readFileSync(packed)).digest('base64');
  if (found !== integrity) throw new Error(`${packageName} is not the one that we know: ${found}`);
  const whole = execFileSync('tar', ['-xzOf', packed, `package/dist/data/admin_${version}.json.gz`], { maxBuffer: 1 << 28 });
  const { data } = JSON.parse(gunzipSync(whole));
  const lean = JSON.stringify({ data }, (key, value) => (unused.includes(key) || ((value === null || value === false) && !kept.includes(key)) ? undefined : value));
  const file = new URL(`admin_${version}.json.gz`, import.meta.url);
  const packedLean = gzipSync(lean, { level: 9 });
  packedLean[9] = 255; // The system that packed it: the same file everywhere.
  writeFileSync(file, packedLean);
  console.log(`${version}: ${packedLean.length} bytes`);
} finally {
  rmSync(folder, { recursive: true });
}
