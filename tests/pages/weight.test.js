import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

const read = (path) => readFileSync(new URL(`../../web${path}`, import.meta.url));

/** Every file that a browser asks for before it shows a page: its own, and what those import. @param {string} page @returns {Map<string, number>} bytes */
function firstView(page) {
  const weights = new Map();
  const take = (path, from = '/') => {
    const file = path.startsWith('/') ? path : posix.join(posix.dirname(from), path);
    if (weights.has(file) || file.startsWith('/api/')) return;
    const content = read(file);
    weights.set(file, gzipSync(content).length);
    const text = content.toString();
    if (file.endsWith('.html')) for (const [, asked] of text.matchAll(/<(?:script|link) [^>]*(?:src|href)="([^"]+)"/g)) take(asked, file);
    if (file.endsWith('.css')) for (const [, asked] of text.matchAll(/@import url\("([^"]+)"\)/g)) take(asked, file);
    if (file.endsWith('.js')) for (const [, asked] of text.matchAll(/^(?:import|export) [^;]*?from '([^']+)'/gm)) take(asked, file);
  };
  take(page);
  return weights;
}

const total = (weights) => [...weights.values()].reduce((sum, weight) => sum + weight, 0);

test('the first view of the form weighs less than 60 KB, and leaves room for the headers and the round', () => {
  const weights = firstView('/aanmelden/index.html');
  assert.ok(weights.has('/js/enrol/page.js') && weights.has('/css/site.css') && weights.has('/js/form/schools.js'));
  assert.ok(!weights.has('/js/enrol/sending.js'), 'what only a later step needs is fetched later');
  assert.ok(total(weights) < 57_000, `${total(weights)} bytes: ${JSON.stringify([...weights])}`);
});

/** @param {string} kind the start of a link of the form's page @returns {string[]} where such links lead */
const named = (kind) =>
  [
    ...read('/aanmelden/index.html')
      .toString()
      .matchAll(new RegExp(`<link ${kind} href="([^"]+)"`, 'g')),
  ].map(([, path]) => path);

/** @param {string} file @returns {string[]} what it imports, and what that imports */
const imports = (file) => [...firstView(file).keys()].filter((path) => path !== file);

test('the form names each of its first modules, so that a browser asks for all of them at once', () => {
  assert.deepEqual(named('rel="modulepreload"').sort(), imports('/js/enrol/page.js').sort());
});

test('the form names each part of its style sheet, so that its text does not wait for a list of them', () => {
  assert.deepEqual(named('rel="preload" as="style"').sort(), imports('/css/main.css').sort());
});

test('the form asks for the round with its first files, so that its first question does not wait for them', () => {
  assert.deepEqual(named('rel="preload" as="fetch"'), ['/api/rounds/current']);
});
