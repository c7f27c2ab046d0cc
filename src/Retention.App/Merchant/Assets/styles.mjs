// Puts in front of app.css those of Polaris' tokens that it names: one small stylesheet, and no token that nothing uses.
// Usage: node styles.mjs app.css polaris.css out.css
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const [, , source, polaris, target] = process.argv;
const css = readFileSync(source, 'utf8');
const tokens = new Map();
for (const [, name, value] of readFileSync(polaris, 'utf8').matchAll(/(--p-[a-z0-9-]+):\s*([^;}]+)/g)) {
  if (!tokens.has(name)) tokens.set(name, value.trim()); // The first is the light theme; what follows are variants of it.
}

const used = new Map();
const use = (text) => {
  for (const [name] of text.matchAll(/--p-[a-z0-9-]+/g)) {
    if (used.has(name)) continue;
    if (!tokens.has(name)) throw new Error(`${source} names ${name}, which Polaris does not have.`);
    used.set(name, tokens.get(name));
    use(tokens.get(name));
  }
};
use(css.replace(/\/\*[\s\S]*?\*\//g, ''));

const root = [...used].map(([name, value]) => `${name}:${value}`).join(';');
const small = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ').replace(/ ?([{};,]) ?/g, '$1').replace(/: /g, ':').trim();
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, `:root{${root}}${small}`);
