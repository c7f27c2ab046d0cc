// Writes numbers.txt, what PhoneNumbers.cs knows of each country, and the fixture by which the tests compare it with libphonenumber-js itself.
// By hand, when a new version brings new ranges, so that a reviewer sees what changed:
//   npm install --no-save libphonenumber-js@1.13.16 && node src/Retention.App/Numbers/numbers.mjs
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const { parsePhoneNumberFromString } = require('libphonenumber-js/core');
const min = require('libphonenumber-js/metadata.min.json');
const examples = require('libphonenumber-js/examples.mobile.json');
const version = require('libphonenumber-js/package.json').version;

const here = dirname(fileURLToPath(import.meta.url));
const text = (value) => value || '';

// Of the countries that share a code the main one stands first: its rules are those of numbers written with the code.
const countries = Object.values(min.country_calling_codes).flat().filter((country) => min.countries[country]);
const line = (country) => {
  const [code, idd, general, lengths, , prefix, , parsing, transform] = min.countries[country];
  return [country, code, text(idd), text(prefix), text(parsing), text(transform), lengths.join(','), general].join('\t');
};
writeFileSync(`${here}/numbers.txt`, `# libphonenumber-js ${version} (MIT; data: Google's libphonenumber, Apache-2.0), by numbers.mjs\n${countries.map(line).join('\n')}\n`);

const cases = [];
const add = (written, country) => {
  const parsed = parsePhoneNumberFromString(written, country, min);
  cases.push([country, written, parsed?.isValid() ? parsed.number : ''].join('\t'));
};
for (const country of Object.keys(examples).sort()) {
  if (!min.countries[country]) continue;
  const parsed = parsePhoneNumberFromString(examples[country], country, min);
  add(parsed.formatNational(), country);
  add(parsed.formatInternational(), country);
}
const hard = [
  ['US', '(212) 555-0123'], ['US', '1 212 555 0123'], ['US', '+1 (212) 555-0123 ext. 4'], ['US', '011 49 1512 3456789'], ['US', '2125550123'], ['US', '555-0123'], ['US', '12125550123'], ['US', '+12125550123'], ['US', '0012125550123'],
  ['DE', '0151 23456789'], ['DE', '+49 (0) 151 23456789'], ['DE', '0049 151 23456789'], ['DE', '49 151 23456789'], ['DE', '030/1234567'], ['DE', '+49151'], ['DE', '151 23456789'], ['DE', '110'],
  ['GB', '07400 123456'], ['GB', '+44 (0)7400 123456'], ['GB', '44 7400 123456'], ['GB', '020 7946 0958'], ['FR', '06 12 34 56 78'], ['FR', '+33 (0)6 12 34 56 78'], ['IT', '312 345 6789'], ['IT', '06 1234 5678'],
  ['ES', '612 34 56 78'], ['JP', '090-1234-5678'], ['JP', '+81 90 1234 5678'], ['JP', '03-1234-5678'], ['AU', '0412 345 678'], ['CA', '506-234-5678'], ['CA', '+1 506 234 5678'], ['MX', '222 123 4567'], ['MX', '+52 1 222 123 4567'],
  ['AR', '011 15-2345-6789'], ['AR', '+54 9 11 2345 6789'], ['BR', '(11) 96123-4567'], ['BR', '0 15 11 96123-4567'], ['CH', '078 123 45 67'], ['AT', '0664 123456'], ['NL', '06 12345678'], ['SE', '070-123 45 67'], ['RU', '8 912 345-67-89'],
  ['IN', '081234 56789'], ['IN', '+91 81234 56789'], ['CN', '131 2345 6789'], ['KR', '010-2000-0000'], ['NZ', '021 123 4567'], ['IE', '085 012 3456'], ['DK', '34 41 23 45'], ['NO', '406 12 345'], ['PL', '512 345 678'],
  ['US', ''], ['US', 'none'], ['US', '+'], ['US', '+999 12345'], ['US', '++1 212 555 0123'], ['DE', '0000000000'], ['DE', '+4915123456789012345'], ['US', '212555012'], ['US', '+1 911'],
];
for (const [country, written] of hard) add(written, country);
const fixture = `${here}/../../../tests/Retention.App.Tests/fixtures/numbers/libphonenumber.tsv`;
mkdirSync(dirname(fixture), { recursive: true });
writeFileSync(fixture, `# country, as written, E.164 or nothing; by libphonenumber-js ${version}\n${cases.join('\n')}\n`);
console.log(`${countries.length} countries, ${cases.length} cases`);
