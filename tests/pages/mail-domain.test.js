import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meantAddress } from '../../web/js/form/mail-domain.js';

test('a mistyped domain that many people have is asked about', () => {
  for (const [typed, meant] of [
    ['anna@gmial.com', 'anna@gmail.com'],
    ['anna@gmaul.com', 'anna@gmail.com'],
    ['anna@gmail.con', 'anna@gmail.com'],
    ['anna@hotmial.com', 'anna@hotmail.com'],
    ['anna@outlok.com', 'anna@outlook.com'],
    ['anna@zigggo.nl', 'anna@ziggo.nl'],
    ['mailto:anna@gmil.com', 'anna@gmail.com'],
    ['anna@deark.nk', 'anna@deark.nl'],
    ['anna@deark.con', 'anna@deark.com'],
  ]) {
    assert.equal(meantAddress(typed), meant, typed);
  }
});

test('a domain that differs one letter from that of the colleague is asked about', () => {
  assert.equal(meantAddress('anna@wolkenfliut.nl', ['bas@wolkenfluit.nl']), 'anna@wolkenfluit.nl');
  assert.equal(meantAddress('anna@wolkenfluit.nl', ['bas@wolkenfluit.nl']), null);
  assert.equal(meantAddress('anna@gmial.com', ['bas@gmial.com']), 'anna@gmail.com');
});

test('nothing is asked about a domain that resembles none, nor about what is no address', () => {
  for (const typed of ['', 'anna', 'anna@', '@gmial.com', 'anna@hotmail.nl', 'anna@live.com', 'anna@school.example', 'a@gmial.com@b']) {
    assert.equal(meantAddress(typed, ['bas@deboog.nl']), null, typed);
  }
  assert.equal(meantAddress('anna@abd.nl', ['bas@abc.nl']), null, 'short domains differ by one letter without any error');
});
