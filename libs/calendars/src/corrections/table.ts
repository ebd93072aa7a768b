import { americas } from './americas.js';
import { asiaPacific } from './asia-pacific.js';
import type { Correction } from './correction.js';
import { europe } from './europe.js';
import { iberia } from './iberia.js';

export const corrections: readonly Correction[] = [...europe, ...iberia, ...americas, ...asiaPacific];
