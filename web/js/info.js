import { currentRound } from './shared/api.js';
import { fillSlots } from './shared/slots.js';

fillSlots(await currentRound());
