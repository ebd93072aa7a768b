import { Database, everyMerchant, Repeat } from '#messaging';
import { Inject, Injectable } from '@nestjs/common';
import { answerWithinMs } from './gateways/gateway.js';
import type { GatewayAnswer, TenderToPay } from './gateways/gateway.js';
import { Gateways } from './gateways/gateways.js';
import { RefundsService } from './refunds.service.js';

/**
 * Carries tenders to their gateways: claims them in one transaction, asks the gateway in none, stores its answer in
 * another. A crash in between leaves a tender in `submitting`; it is looked up, and never submitted twice.
 */
@Injectable()
export class RefundsWorker {
  constructor(
    private readonly database: Database,
    private readonly refunds: RefundsService,
    @Inject(Gateways) private readonly gateways: Gateways,
  ) {}

  @Repeat({ everyMs: 1000 })
  async submit(): Promise<number> {
    const claimed = await this.database.transaction(everyMerchant, (tx) => this.refunds.claim(tx));
    await Promise.all(claimed.map((tender) => this.ask(tender, 'submit')));
    return claimed.length;
  }

  @Repeat({ everyMs: 1000 })
  async resolve(): Promise<number> {
    const lost = await this.database.transaction(everyMerchant, (tx) => this.refunds.claimUnanswered(tx));
    await Promise.all(lost.map((tender) => this.ask(tender, 'look_up')));
    return lost.length;
  }

  private async ask(tender: TenderToPay, how: 'submit' | 'look_up'): Promise<void> {
    const gateway = this.gateways.of(tender.gateway)!;
    const answer = await inTime(how === 'submit' ? gateway.submit(tender) : gateway.lookUp(tender));
    await this.database.transaction(tender.merchantId, (tx) =>
      this.refunds.apply(tx, { ...tender, how }, answer),
    );
  }
}

/** The answer, or that there was none: a gateway that hangs must not hold the worker. */
function inTime(asked: Promise<GatewayAnswer>): Promise<GatewayAnswer> {
  return new Promise((resolve) => {
    const late = setTimeout(
      () => resolve({ outcome: 'unknown', reason: 'no answer in time' }),
      answerWithinMs,
    );
    late.unref();
    const settle = (answer: GatewayAnswer): void => {
      clearTimeout(late);
      resolve(answer);
    };
    asked.then(settle, (error: unknown) => settle({ outcome: 'unknown', reason: reasonOf(error) }));
  });
}

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 200);
