import { run } from '#chassis';
import { notificationsService } from './notifications.module.js';

await run([notificationsService]);
