export { FakeStripe } from './stripe/fake-stripe.js';
