export { checkCase, type CaseDifference } from './check-case.js';
export { readCases } from './read-cases.js';
export { readPacks } from './read-packs.js';
