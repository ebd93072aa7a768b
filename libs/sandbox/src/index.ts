export { FakeEasyPost } from './easypost/fake-easypost.js';
export { failures } from './easypost/faults.js';
export type { Failure, Fault } from './easypost/faults.js';
export { FakeStripe } from './stripe/fake-stripe.js';
