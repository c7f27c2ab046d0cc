// The theme extension: Shopify's own checks, its size, and its words in all languages. Each check proves first that it can fail. "N passed, N failed" at the end.
import { themeCheckRun } from '@shopify/theme-check-node';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const extension = join(here, '../../src/storefront/shopify-extension/extensions/retention');
const languages = ['en.default', 'de', 'es', 'fr', 'ja'];
let passed = 0;
let failed = 0;

// Shopify's rules, of any severity. It reads the documents that come with the package, and asks nobody.
const offences = async (folder) =>
  (await themeCheckRun(folder, join(here, 'theme-check.yml'))).offenses.map((one) => `${one.check}: ${one.uri.split('/').pop()}:${one.start.line + 1} ${one.message}`);

const sizes = (folder) => readdirSync(join(folder, 'assets')).flatMap((name) => {
  const file = readFileSync(join(folder, 'assets', name));
  const most = name.endsWith('.js') ? 10_000 : 20_000;
  return file.length < most ? [] : [`assets/${name} has ${file.length} bytes (${gzipSync(file).length} packed): less than ${most}`];
});

// A word that hangs on a number has a form for one and for others, as its language wants it.
const isCounted = (word) => typeof word === 'object' && 'other' in word && Object.keys(word).every((name) => ['zero', 'one', 'two', 'few', 'many', 'other'].includes(name));
const keysOf = (words, path = '') => Object.entries(words).flatMap(([name, word]) => typeof word === 'string' || isCounted(word) ? [`${path}${name}`] : keysOf(word, `${path}${name}.`));
const words = (folder, language, kind) => JSON.parse(readFileSync(join(folder, 'locales', `${language}${kind}.json`), 'utf8'));
const languageFaults = (folder) => ['', '.schema'].flatMap((kind) => {
  const wanted = keysOf(words(folder, 'en.default', kind));
  const used = readdirSync(join(folder, 'blocks')).map((name) => readFileSync(join(folder, 'blocks', name), 'utf8'))
    .concat(readdirSync(join(folder, 'snippets')).map((name) => readFileSync(join(folder, 'snippets', name), 'utf8'))).join('\n');
  return [
    ...[...used.matchAll(kind ? /"t:([a-z_.]+)"/g : /'([a-z_.]+)' \| t/g)].map((found) => found[1]).filter((key) => !wanted.includes(key)).map((key) => `${key} is not there`),
    ...wanted.filter((key) => !used.includes(kind ? `"t:${key}"` : `'${key}' | t`)).map((key) => `${key} is used nowhere`),
    ...languages.slice(1).flatMap((language) => {
      const there = keysOf(words(folder, language, kind));
      return [...wanted.filter((key) => !there.includes(key)).map((key) => `${language}${kind} lacks ${key}`), ...there.filter((key) => !wanted.includes(key)).map((key) => `${language}${kind} has ${key}, which English lacks`)];
    }),
  ];
});

// No request to anybody but the shop.
const strangers = (folder) => readdirSync(join(folder, 'assets')).flatMap((name) => {
  const text = readFileSync(join(folder, 'assets', name), 'utf8');
  return [...text.matchAll(/(https?:)?\/\/[a-z0-9-]+\.[a-z]+/gi)].map((found) => `assets/${name} names ${found[0]}`);
});

// A shop may move our pages: what leads to them follows a setting, and the usual place is only its default.
const fixed = (folder) => ['blocks', 'snippets'].flatMap((where) => readdirSync(join(folder, where)).flatMap((name) =>
  [...readFileSync(join(folder, where, name), 'utf8').matchAll(/(?<!default: '|"default": ")\/apps\/retain/g)].map(() => `${where}/${name} leads to /apps/retain wherever the pages are`)));

const check = async (name, find, plant) => {
  const copy = mkdtempSync(join(tmpdir(), 'theme-extension-'));
  try {
    cpSync(extension, copy, { recursive: true });
    plant(copy);
    const blind = (await find(copy)).length === 0;
    const faults = blind ? ['a planted fault is not found'] : await find(extension);
    if (faults.length === 0) passed++; else failed++;
    console.log(`${faults.length === 0 ? 'ok' : 'FAILED'}  ${name}`);
    faults.forEach((fault) => console.log(`  ${fault}`));
  } finally {
    rmSync(copy, { recursive: true });
  }
};
const change = (file, from, to) => (folder) => {
  const [path, text] = [join(folder, file), readFileSync(join(folder, file), 'utf8')];
  if (!text.includes(from)) throw new Error(`${file} has no ${from}: plant another fault.`);
  writeFileSync(path, text.replace(from, to));
};

await check('no offence against Shopify\'s rules: what a page is written in', offences, change('blocks/save-button.liquid', '{%- endif -%}', ''));
await check('no offence against Shopify\'s rules: words that are not there', offences, change('blocks/save-button.liquid', "'save.off' | t", "'save.nothing' | t"));
await check('no offence against Shopify\'s rules: settings', offences, change('blocks/saved-items.liquid', '"target": "section",', '"target": "section"'));
await check('the script is smaller than 10 KB, the style than 20', sizes, (folder) => writeFileSync(join(folder, 'assets', 'retention.js'), 'x'.repeat(10_000)));
await check('each word is there in all languages, and used', languageFaults, (folder) => writeFileSync(join(folder, 'locales', 'ja.json'), '{}'));
await check('each word of a setting is there', languageFaults, change('blocks/saved-items.liquid', 't:saved_items.room"', 't:saved_items.rom"'));
await check('nobody but the shop is asked', strangers, (folder) => writeFileSync(join(folder, 'assets', 'retention.js'), 'fetch("https://tracker.example/x")'));
await check('our pages are where the shop says', fixed, change('blocks/product-reviews.liquid', "pages | append: '/reviews?", "'/apps/retain/reviews?"));
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
