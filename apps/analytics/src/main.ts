import { run } from '#chassis';
import { analyticsService } from './analytics.module.js';
await run([analyticsService]);
