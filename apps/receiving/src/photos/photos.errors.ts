import { problem } from '#contracts';

export class PhotoRefused extends problem({
  code: 'photo_refused',
  kind: 'invalid',
  when: 'The file is no JPEG, PNG or WebP image of at most 10 MB and 64 megapixels that can be read.',
}) {}

export class PhotoAltered extends problem({
  code: 'photo_altered',
  kind: 'invalid',
  when: 'The file is not the one whose SHA-256 the device took at the moment of capture; take the photo again.',
}) {}
