import { settingsTable } from '../../dist/libs/chassis/src/index.js';

/** Every setting with its meaning and its default, commented out: a copy of the file changes nothing. */
export function envExample() {
  const entries = Object.entries(settingsTable).map(
    ([name, { means, fallback }]) => `# ${means}\n# ${name}=${fallback}\n`,
  );
  return `# Settings of every Vuelta process. Copy to .env and uncomment what you change.\n\n${entries.join('\n')}`;
}
