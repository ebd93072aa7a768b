import { run } from '#chassis';
import { returnsService } from './returns.module.js';

await run([returnsService]);
