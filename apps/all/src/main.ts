import { run } from '#chassis';
import { fileURLToPath } from 'node:url';
import { services } from './services.js';
import { welcome } from './welcome.js';

const folder = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

// A newcomer reads the lines of the welcome, not those of the log.
const env = { LOG_LEVEL: 'warn', ...process.env };
const running = await run(services, { env, pages: folder('web') });
await welcome(running, folder('../apps/all/demo'));
