import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keeper, STORE } from '../../web/js/enrol/keeping.js';
import { filledIn } from './registrations.js';

/** A browser's storage, which tabs share. @param {{room?: number}} [how] room: the longest text for which there is room */
function storage({ room = Infinity } = {}) {
  const kept = new Map();
  return {
    room,
    getItem: (key) => kept.get(key) ?? null,
    setItem(key, value) {
      if (value.length > this.room) throw new DOMException('full', 'QuotaExceededError');
      kept.set(key, value);
    },
    removeItem: (key) => kept.delete(key),
  };
}
let version = 0;
const tab = (shared, round = '2024-2025') => {
  const opened = keeper(
    round,
    () => shared,
    () => `version ${++version}`,
  );
  opened.take();
  return opened;
};
const typed = (expectations) => filledIn({ expectations });

test('what was typed is there after a reload, for this round only', () => {
  const shared = storage();
  assert.ok(tab(shared).save(typed('kort')));
  assert.equal(tab(shared).take().draft.expectations, 'kort');
  assert.equal(tab(shared, '2025-2026').take(), null);
});

test('a tab never overwrites what another tab wrote and it has not seen', () => {
  const shared = storage();
  const [one, other] = [tab(shared), tab(shared)];
  assert.ok(one.save(typed('een lange tekst van de ene')));
  assert.ok(other.isOthers());
  assert.ok(!other.save(typed('kort')));
  assert.equal(tab(shared).take().draft.expectations, 'een lange tekst van de ene');
  other.take();
  assert.ok(other.save(typed('nu wel')));
  assert.ok(one.isOthers());
});

test('after sending, the reference takes the place of what was typed, for every tab', () => {
  const shared = storage();
  const [one, other] = [tab(shared), tab(shared)];
  one.save(typed('weg hiermee'));
  other.take();
  one.sent('2024-2025-7K3F-9QXM');
  assert.doesNotMatch(shared.getItem(STORE), /weg hiermee|example\.org/);
  assert.deepEqual([other.isOthers(), other.take().sent], [true, '2024-2025-7K3F-9QXM']);
});

test('a tab that sent does not take away what another tab typed since', () => {
  const shared = storage();
  const [one, other] = [tab(shared), tab(shared)];
  one.save(typed('van de ene'));
  other.take();
  other.save(typed('nieuwer'));
  one.sent('2024-2025-7K3F-9QXM');
  assert.equal(tab(shared).take().draft.expectations, 'nieuwer');
});

test('a browser that keeps nothing is known before anything is typed', () => {
  const blocked = keeper('2024-2025', () => {
    throw new DOMException('blocked', 'SecurityError');
  });
  assert.equal(blocked.take(), null);
  assert.ok(!blocked.works());
  assert.ok(!tab(storage({ room: -1 })).works(), 'one that reads and does not write');
  assert.ok(tab(storage()).works());
});

test('a browser that is full is known as soon as something is not kept', () => {
  const shared = storage();
  const full = tab(shared);
  full.save(typed('kort'));
  shared.room = 10;
  assert.ok(full.works());
  full.save(typed('nu iets langer'));
  assert.ok(!full.works());
  assert.ok(!full.isOthers(), 'what was kept before is its own');
});
