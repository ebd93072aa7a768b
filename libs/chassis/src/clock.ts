/** The one place where time enters: services take it from here and hand it to pure code as data. */
export class Clock {
  now(): Date {
    return new Date();
  }
}
