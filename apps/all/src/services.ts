import { analyticsService } from '../../analytics/src/analytics.module.js';
import { labelsService } from '../../labels/src/labels.module.js';
import { notificationsService } from '../../notifications/src/notifications.module.js';
import { receivingService } from '../../receiving/src/receiving.module.js';
import { refundsService } from '../../refunds/src/refunds.module.js';
import { returnsService } from '../../returns/src/returns.module.js';

/** Every service, in the order of a return's journey. */
export const services = [
  returnsService,
  labelsService,
  receivingService,
  refundsService,
  analyticsService,
  notificationsService,
];
