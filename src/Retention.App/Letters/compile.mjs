// Compiles letter.mjml to the Handlebars template that is embedded in the program: node compile.mjs <letter.mjml> <letter.html>
// Run by Letters.targets. An error is printed in the form that MSBuild shows with its file and line.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import mjml2html from 'mjml';

const [source, target] = process.argv.slice(2);

// MJML takes only real colours, so each placeholder goes through it as a colour, a size or a font that nobody would choose.
const standIns = { '{{accent}}': '#0a0b01', '{{onAccent}}': '#0a0b02', '{{edge}}': '#0a0b03', '{{radius}}px': '1234px', '{{font}}': 'TheShopsOwn' };

// The layout is written for languages that run from the left; the template turns with the language.
const turning = { 'text-align:left': 'text-align:{{@root.start}}', 'align="left"': 'align="{{@root.start}}"', 'direction:ltr': 'direction:{{@root.direction}}', 'align="right"': 'align="{{@root.end}}"' };

const replaceEach = (text, pairs) => pairs.reduce((sofar, [from, to]) => sofar.replaceAll(from, to), text);

try {
  const mjml = replaceEach(readFileSync(source, 'utf8'), Object.entries(standIns));
  const { html } = await mjml2html(mjml, {
    filePath: source,
    validationLevel: 'strict',
    fonts: {}, // no font is ever fetched from another machine
    keepComments: false,
  });
  const template = replaceEach(html, [...Object.entries(standIns).map(([placeholder, colour]) => [colour, placeholder]), ...Object.entries(turning)])
    // Indentation that no reader sees, but that each letter would carry.
    .replace(/^[ \t]+|[ \t]+$/gm, '')
    .replace(/\n{2,}/g, '\n');

  // Written beside and renamed: a build that is stopped here leaves no half of a letter behind.
  mkdirSync(dirname(target), { recursive: true });
  const unfinished = `${target}.${process.pid}`;
  writeFileSync(unfinished, template);
  renameSync(unfinished, target);
} catch (error) {
  for (const { line, message } of error.errors ?? [{ line: 1, message: error.stack ?? String(error) }])
    console.error(`${source}(${line}): error MJML: ${message}`);
  process.exitCode = 1;
}
