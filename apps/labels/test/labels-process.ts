import { serve } from '#chassis';
import { labelsService } from '../src/labels.module.js';

/** Labels alone, without a broker: what the crash spec starts and kills. */
await serve([labelsService]);
