import { Module } from '@nestjs/common';
import { ServiceKit } from '#chassis';
import type { ServiceDefinition } from '#chassis';
import { Carriers } from './carriers/carriers.js';
import { DocumentsController } from './documents.controller.js';
import { EasyPostWebhookController } from './easypost-webhook.controller.js';
import { HeardReturnRow } from './heard-return.entity.js';
import { LabelDocuments } from './label-documents.js';
import { LabelBuying } from './label.buying.js';
import { LabelExpiryWorker } from './label-expiry.worker.js';
import { LabelExpiry } from './label.expiry.js';
import { LabelOrders } from './label-orders.js';
import { LabelVoids } from './label-voids.js';
import { LabelContentRow, LabelDocumentRow, LabelRow, LabelTransitionRow } from './label.entity.js';
import { LabelPurchases } from './label.purchases.js';
import { LabelsConsumer } from './labels.consumer.js';
import { LabelsController } from './labels.controller.js';
import { LabelsService } from './labels.service.js';
import { LabelsWorker } from './labels.worker.js';
import { Labels1790000001000 } from './migrations/0001-labels.js';
import { Carriers1790000001001 } from './migrations/0002-carriers.js';
import { OrderContactRow } from './order-contact.entity.js';
import { PickupRow } from './pickup.entity.js';
import { PickupsController } from './pickups.controller.js';
import { PickupsService } from './pickups.service.js';
import { PickupsWorker } from './pickups.worker.js';
import { PostageRefundRow } from './postage-refund.entity.js';
import { PostageRefunds } from './postage-refunds.js';
import { PostageRefundsWorker } from './postage-refunds.worker.js';
import { ReturnAddressController } from './return-address.controller.js';
import { ReturnAddressRow } from './return-address.entity.js';
import { ReturnAddresses } from './return-addresses.js';
import { ShippingController } from './shipping.controller.js';
import { ExportRecordRow, ShippingPolicyRow } from './shipping.entities.js';
import { ShippingPolicies } from './shipping-policies.js';
import { CarrierEventRow, TrackingScanRow } from './tracking.entity.js';
import { SignedLinks } from './signed-links.js';
import { TrackingService } from './tracking.service.js';
import { TrackingWorker } from './tracking.worker.js';

@Module({
  imports: [ServiceKit.of('labels')],
  // Fixed paths first: they would else be read as a label's id.
  controllers: [
    ReturnAddressController,
    ShippingController,
    EasyPostWebhookController,
    DocumentsController,
    LabelsController,
    PickupsController,
  ],
  providers: [
    LabelsService,
    LabelPurchases,
    LabelOrders,
    LabelBuying,
    LabelDocuments,
    SignedLinks,
    LabelVoids,
    LabelExpiry,
    PostageRefunds,
    PickupsService,
    TrackingService,
    ReturnAddresses,
    ShippingPolicies,
    Carriers,
    LabelsConsumer,
    LabelsWorker,
    TrackingWorker,
    PostageRefundsWorker,
    PickupsWorker,
    LabelExpiryWorker,
  ],
})
class LabelsModule {}

export const labelsService: ServiceDefinition = {
  name: 'labels',
  module: LabelsModule,
  entities: [
    LabelRow,
    LabelContentRow,
    LabelDocumentRow,
    LabelTransitionRow,
    OrderContactRow,
    HeardReturnRow,
    ReturnAddressRow,
    ShippingPolicyRow,
    ExportRecordRow,
    TrackingScanRow,
    CarrierEventRow,
    PostageRefundRow,
    PickupRow,
  ],
  migrations: [Labels1790000001000, Carriers1790000001001],
};
