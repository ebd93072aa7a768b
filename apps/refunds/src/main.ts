import { run } from '#chassis';
import { refundsService } from './refunds.module.js';

await run([refundsService]);
