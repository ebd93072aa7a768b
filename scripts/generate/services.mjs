import { analyticsService } from '../../dist/apps/analytics/src/analytics.module.js';
import { labelsService } from '../../dist/apps/labels/src/labels.module.js';
import { notificationsService } from '../../dist/apps/notifications/src/notifications.module.js';
import { receivingService } from '../../dist/apps/receiving/src/receiving.module.js';
import { refundsService } from '../../dist/apps/refunds/src/refunds.module.js';
import { returnsService } from '../../dist/apps/returns/src/returns.module.js';

/** In the order of a return's journey. */
export const services = [
  returnsService,
  labelsService,
  receivingService,
  refundsService,
  analyticsService,
  notificationsService,
];
