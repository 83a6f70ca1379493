import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (path) => readFileSync(new URL(`../../web/${path}`, import.meta.url), 'utf8');
const plain = (html) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
const form = read('aanmelden/index.html').split('<form')[1].split('</form>')[0];
const found = (html, pattern) => [...html.matchAll(pattern)].map(([, text]) => plain(text));

test('the page with the questions asks all that the form asks, in the same words', () => {
  const asked = [...found(form, /<label[^>]*>(.*?)<\/label>/g), ...found(form, /<legend[^>]*>(.*?)<\/legend>/g)];
  const told = found(read('vragen/index.html'), /<(?:dt|dd|h3)[^>]*>(.*?)<\/(?:dt|dd|h3)>/g);
  // What one types for a school by hand is told in a sentence, and people do not see the field that stays empty.
  const elsewhere = ['Naam van de school', 'Plaats', 'Laat dit veld leeg'];
  assert.ok(asked.length > 15);
  assert.deepEqual(
    asked.filter((question) => !told.includes(question) && !elsewhere.includes(question)),
    [],
  );
});

test('the steps of the form are the parts of the page with the questions', () => {
  assert.deepEqual(found(read('vragen/index.html'), /<h2[^>]*>(.*?)<\/h2>/g), [
    '1. Jullie school',
    '2. Jullie tweeën',
    '3. Jullie leervragen',
    '4. Jullie verwachtingen',
  ]);
});
