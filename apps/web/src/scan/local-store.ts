import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';
import type { Form, Receipt } from '../api/types.js';
import type { Queued } from './sayings.js';

interface Schema extends DBSchema {
  queue: { key: number; value: Queued };
  receipts: { key: string; value: Receipt };
  forms: { key: string; value: Form };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

/**
 * What this device keeps: what it has not sent yet, and what is expected. Codes, ids and counts only: no name and no
 * address ever comes here.
 */
export const localStore = (): Promise<IDBPDatabase<Schema>> =>
  (opened ??= openDB<Schema>('vuelta-scan', 1, {
    upgrade: (database) => {
      database.createObjectStore('queue', { keyPath: 'seq', autoIncrement: true });
      database.createObjectStore('receipts', { keyPath: 'returnId' });
      database.createObjectStore('forms', { keyPath: 'category' });
    },
  }));
