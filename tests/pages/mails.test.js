import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reader } from '../../web/js/manage/round/mails.js';

test('a mail that was not sent names its reader: a person by their place in the pair, anybody else as the answer does', () => {
  /** @param {string} mail @param {string} to */
  const named = (mail, to) => reader({ mail, about: 'wijziging', to });
  assert.equal(named('2024-2025-7K3F-9QXM/leader.amended.2', '‘Samen’'), '‘Samen’ (schoolleiding)');
  assert.equal(named('2024-2025-7K3F-9QXM/former-leader.farewell.2', '‘Samen’'), '‘Samen’ (een adres dat er niet meer staat)');
  assert.equal(named('2024-2025.PO/facilitator-1.list.1', 'procesbegeleider 1 van leernetwerk PO'), 'procesbegeleider 1 van leernetwerk PO');
});
