import type { Entry } from './entry';
import { HOUSE } from './map-house';
import { PEOPLE } from './map-people';
import { WORK } from './map-work';

/** In the order in which it is destroyed: what refers to something goes before it. */
export const PERSONAL_DATA: readonly Entry[] = [...WORK, ...PEOPLE, ...HOUSE];
