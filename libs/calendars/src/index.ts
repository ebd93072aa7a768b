export { calendars } from './calendars.js';
