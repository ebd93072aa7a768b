import { Injectable } from '@nestjs/common';
import { Database, everyMerchant, Repeat } from '#messaging';
import { OutgoingMails } from './outgoing-mails.js';
import { Postman } from './postman.js';

const atOnce = 8;

/** Sends the mails that are due. Nothing is locked while the mail server thinks. */
@Injectable()
export class MailsWorker {
  constructor(
    private readonly database: Database,
    private readonly mails: OutgoingMails,
    private readonly postman: Postman,
  ) {}

  @Repeat({ everyMs: 1000 })
  async sendBatch(): Promise<number> {
    const taken = await this.database.transaction(everyMerchant, (tx) => this.mails.claim(tx, atOnce));
    await Promise.all(
      taken.map(async ({ row, posted }) => {
        const answer = await this.postman.send(posted);
        await this.database.transaction(row.merchantId, (tx) => this.mails.settle(tx, row, answer));
      }),
    );
    return taken.length;
  }
}
