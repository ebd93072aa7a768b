// Writes every file that is derived from the code; with --check it only says which ones are out of date.
// Run after a build: it reads dist/.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { asyncApi, eventsPage, topicsList } from './generate/events.mjs';
import { calendarsPage } from './generate/calendars.mjs';
import { envExample } from './generate/env.mjs';
import { describeApi } from '../dist/libs/chassis/src/index.js';
import { describedApp, webTypes } from './generate/api.mjs';
import { policiesPage } from './generate/policies.mjs';
import { problemsPage } from './generate/problems.mjs';
import { routesPage } from './generate/routes.mjs';
import { services } from './generate/services.mjs';

const app = await describedApp(services);
const routes = routesPage(app);
const description = describeApi(app);
const files = {
  '.env.example': envExample(),
  'apps/web/src/api/schema.d.ts': await webTypes(description),
  'deploy/kafka/topics': topicsList(services),
  'docs/CALENDARS.md': calendarsPage(),
  'docs/EVENTS.md': eventsPage(services),
  'docs/POLICIES.md': policiesPage(),
  'docs/PROBLEMS.md': problemsPage(),
  'docs/ROUTES.md': routes,
  'docs/asyncapi.json': asyncApi(services),
  'docs/openapi.json': json(description),
};

const check = process.argv.includes('--check');
const stale = [];
for (const [path, text] of Object.entries(files)) {
  const current = await readFile(path, 'utf8').catch(() => undefined);
  if (current === text) continue;
  stale.push(path);
  if (check) continue;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
if (check && stale.length > 0) {
  console.error(`out of date, run "npm run generate": ${stale.join(', ')}`);
  process.exit(1);
}
console.log(
  `${Object.keys(files).length} generated files, ${check ? 'all current' : `${stale.length} rewritten`}`,
);

function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}
