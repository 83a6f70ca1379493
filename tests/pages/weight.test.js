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
    if (weights.has(file)) return;
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

test('the form names each of its first modules, so that a browser asks for all of them at once', () => {
  const named = [
    ...read('/aanmelden/index.html')
      .toString()
      .matchAll(/<link rel="modulepreload" href="([^"]+)">/g),
  ].map(([, path]) => path);
  const modules = [...firstView('/js/enrol/page.js').keys()].filter((path) => path !== '/js/enrol/page.js');
  assert.deepEqual(named.sort(), modules.sort());
});
