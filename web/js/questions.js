import { currentRound } from './shared/api.js';
import { byId } from './shared/dom.js';
import { fillSlots } from './shared/slots.js';

byId('print-place').hidden = false;
byId('print').addEventListener('click', () => window.print());
fillSlots(await currentRound());
