export { queryValue, testDatabase } from './database.js';
export type { TestDatabase } from './database.js';
export { eventually } from './eventually.js';
export { once, runServices } from './running.js';
export type { TestProcess } from './running.js';
export {
  at,
  eventOf,
  journey,
  orderedLine,
  orderRegistered,
  requestedLine,
  returnAuthorized,
  returnRequested,
  tell,
} from './journey.js';
export type { Told } from './journey.js';
