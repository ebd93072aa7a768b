import { Injectable } from '@nestjs/common';
import { Outbox } from '#messaging';
import type { EntityManager } from 'typeorm';
import type { LabelRow } from './label.entity.js';
import { labelVoided } from './label.events.js';
import { move } from './label.moves.js';
import type { Step } from './label.moves.js';
import { PickupsService } from './pickups.service.js';
import { PostageRefunds } from './postage-refunds.js';

/** Giving a label back, with all that hangs on it. */
@Injectable()
export class LabelVoids {
  constructor(
    private readonly outbox: Outbox,
    private readonly postage: PostageRefunds,
    private readonly pickups: PickupsService,
  ) {}

  /** Voids a locked label: its postage is asked back, and nobody comes to fetch it. Throws IllegalTransition. */
  async void(tx: EntityManager, label: LabelRow, step: Step): Promise<void> {
    await move(tx, label, 'void', step);
    await this.postage.ask(tx, label);
    await this.pickups.cancelOf(tx, label.labelId);
    const { merchantId, labelId, trackingNumber } = label;
    // Nobody outside has heard of a label that was never bought.
    if (trackingNumber)
      await this.outbox.record(tx, { merchantId, aggregateId: labelId }, labelVoided(label, trackingNumber));
  }
}
