import type { Gateway, PaymentTaken } from './gateway.js';

/** Every gateway of this process; the first that serves a payment pays it back. */
export class Gateways {
  constructor(private readonly list: readonly Gateway[]) {}

  nameFor(payment: PaymentTaken): string {
    return this.list.find((gateway) => gateway.serves(payment))!.name;
  }

  /** Undefined for a gateway that is not set up here: its tenders wait until it is. */
  of(name: string): Gateway | undefined {
    return this.list.find((gateway) => gateway.name === name);
  }

  names(): string[] {
    return this.list.map(({ name }) => name);
  }
}
