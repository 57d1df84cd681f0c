// Reads a JSON array of texts; writes a JSON array with, for each, the kinds of grammar problems found in it.
import { readFileSync } from 'node:fs';
import { LocalLinter } from 'harper.js';
import { binary } from 'harper.js/binary';

const linter = new LocalLinter({ binary });
await linter.setup();
const found = [];
for (const text of JSON.parse(readFileSync(0, 'utf8'))) {
  const lints = await linter.lint(text, { language: 'plaintext' });
  found.push(lints.map((lint) => `${lint.lint_kind()}: ${lint.message()}`));
}
process.stdout.write(JSON.stringify(found));
