import { run } from '#chassis';
import { receivingService } from './receiving.module.js';

await run([receivingService]);
