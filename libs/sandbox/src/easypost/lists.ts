import type { Book, Kind } from './book.js';
import type { Call, Json, Reply } from './wire.js';

const defaultPageSize = 20;

/** A page of all objects of a kind, newest first, with EasyPost's `before_id` and `page_size`. */
export function listAll(kind: Kind, shown: (object: Json) => Json = (object) => object) {
  return (book: Book, { query, body }: Call): Reply => {
    const option = (name: string): string | undefined => {
      const given = query.get(name) ?? body[name];
      return typeof given === 'string' || typeof given === 'number' ? String(given) : undefined;
    };
    const size = Math.min(100, Number(option('page_size') ?? defaultPageSize));
    const all = book.list(kind).filter((object) => isWanted(object, option('purchased')));
    const from = option('before_id') ? all.findIndex(({ id }) => id === option('before_id')) + 1 : 0;
    const page = all.slice(from, from + size);
    const more = kind === 'webhooks' ? {} : { has_more: from + size < all.length };
    return { status: 200, body: { [kind]: page.map(shown), ...more } };
  };
}

const isWanted = (object: Json, purchased: string | undefined): boolean =>
  purchased !== 'true' || !('postage_label' in object) || object['postage_label'] !== null;

export const getOne =
  (kind: Kind, shown: (object: Json) => Json = (object) => object) =>
  (book: Book, { ids }: Call): Reply => ({ status: 200, body: shown(book.get(kind, ids[0]!)) });
