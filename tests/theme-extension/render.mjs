// A sample theme, for the browser tests: renders our blocks with a product as Shopify's Liquid does, and what our pages answer as application/liquid within the
// theme's layout. Reads {kind, body, locale, customer, css} as JSON, writes HTML.
import { Liquid } from 'liquidjs';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const extension = join(dirname(fileURLToPath(import.meta.url)), '../../src/storefront/shopify-extension/extensions/retention');
const asked = JSON.parse(readFileSync(0, 'utf8'));
const words = JSON.parse(readFileSync(join(extension, 'locales', `${asked.locale === 'en' ? 'en.default' : asked.locale}.json`), 'utf8'));
const engine = new Liquid({ root: [join(extension, 'snippets')], partials: [join(extension, 'snippets')], extname: '.liquid', strictFilters: true });
const plurals = new Intl.PluralRules(asked.locale);
engine.registerFilter('t', (key, ...values) => {
  const found = key.split('.').reduce((inside, name) => inside[name], words);
  const word = typeof found === 'string' ? found : found[plurals.select(Number(Object.fromEntries(values).count))] ?? found.other;
  return values.reduce((text, [name, value]) => text.replaceAll(`{{ ${name} }}`, value), word);
});
engine.registerTag('schema', {
  parse(tag, rest) {
    for (let token = rest.shift(); token && token.name !== 'endschema'; token = rest.shift());
  },
  render: () => '',
});
const page = {
  request: { locale: { iso_code: asked.locale } },
  customer: asked.customer ? { id: asked.customer } : null,
  shop: { name: 'Blue Mugs' },
  product: {
    id: 11,
    title: 'Milk Jug',
    url: '/products/jug?_pos=1',
    selected_or_first_available_variant: { id: 12 },
    metafields: { reviews: { rating: { value: { rating: '2.0' } }, rating_count: { value: 1 } } },
  },
};
const block = (name, settings) => engine.parseAndRenderSync(readFileSync(join(extension, 'blocks', `${name}.liquid`), 'utf8'), { ...page, block: { settings, shopify_attributes: '' } });
const main = asked.kind === 'liquid'
  ? engine.parseAndRenderSync(asked.body, page)
  : `<h1>Milk Jug</h1><p>9.00 €</p>
     <form action="/cart/add" method="post"><input type="hidden" name="id" value="12"><button class="button">Add to cart</button></form>
     ${block('save-button', { look: 'theme', link: true })}
     ${block('product-reviews', { room: 300 })}
     ${block('saved-items', { heading: 'Saved for later', room: 460 })}
     <p id="below">What stands below.</p>`;
const embed = block('retention-embed', { contact: true, preferences: true, side: 'right' });
process.stdout.write(`<!DOCTYPE html><html lang="${asked.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Blue Mugs</title>
<style>:root{color-scheme:light dark}body{margin:0;font:1rem/1.5 sans-serif;background:#fff;color:#1c1c1c}main{padding:1rem 1rem 6rem}a{color:inherit}.button{font:inherit;padding:.6rem 1rem}
@media (prefers-color-scheme:dark){body{background:#15181c;color:#eee}}</style>
<link rel="stylesheet" href="/ext/retention.css"><script src="/ext/retention.js" defer></script></head>
<body><header><a href="/products/jug">Blue Mugs</a></header><main>${main}</main>${embed}</body></html>`);
