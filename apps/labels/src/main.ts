import { run } from '#chassis';
import { labelsService } from './labels.module.js';

await run([labelsService]);
