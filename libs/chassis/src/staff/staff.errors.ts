import { problem } from '#contracts';

export class WrongSignIn extends problem({
  code: 'wrong_sign_in',
  kind: 'unauthenticated',
  when: 'Login and password, or login and PIN at a known station, do not belong together; which of them is not said.',
}) {}

export class TooManySignIns extends problem({
  code: 'too_many_sign_ins',
  kind: 'limited',
  when: 'Five tries in a quarter of an hour did not succeed for this login; wait, or ask a lead for a new password.',
}) {}

export class SignInNotOffered extends problem({
  code: 'sign_in_not_offered',
  kind: 'not_found',
  when: 'Sign-in through an identity provider is not configured here.',
}) {}
