import { currentRound } from './api.js';
import { fillSlots } from './slots.js';

fillSlots(await currentRound());
