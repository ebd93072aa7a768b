import { problem } from '#contracts';

export class Unauthenticated extends problem({
  code: 'unauthenticated',
  kind: 'unauthenticated',
  when: 'No API key and no guest session came with the request, or it is unknown, revoked or expired.',
}) {}

export class MissingScope extends problem({
  code: 'missing_scope',
  kind: 'forbidden',
  when: 'The key is good, but it lacks the scope in `needed`.',
}) {}

export class IdempotencyKeyMissing extends problem({
  code: 'idempotency_key_missing',
  kind: 'malformed',
  when: 'A POST that changes something needs the header Idempotency-Key, 1 to 255 printable characters of your choice.',
}) {}

export class IdempotencyKeyReused extends problem({
  code: 'idempotency_key_reused',
  kind: 'invalid',
  when: 'This Idempotency-Key was used for another request; take a new key for a new request.',
}) {}

export class RequestInProgress extends problem({
  code: 'request_in_progress',
  kind: 'conflict',
  when: 'The same request with the same Idempotency-Key is being worked on; try again in a second.',
}) {}

export class ValidationFailed extends problem({
  code: 'validation_failed',
  kind: 'invalid',
  when: 'The body or the query is not as described; `errors` points at each field.',
}) {}

export class SubjectErased extends problem({
  code: 'subject_erased',
  kind: 'not_found',
  when: 'The personal data was erased at the person’s wish and cannot be read again.',
}) {}
