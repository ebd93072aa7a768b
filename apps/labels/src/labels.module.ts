import { Module } from '@nestjs/common';
import { ServiceKit } from '#chassis';
import type { ServiceDefinition } from '#chassis';
import { Carrier } from './carriers/carrier.js';
import { OfflineCarrier } from './carriers/offline.carrier.js';
import { HeardReturnRow } from './heard-return.entity.js';
import { LabelDocuments } from './label-documents.js';
import { LabelDocumentRow, LabelRow, LabelTransitionRow } from './label.entity.js';
import { LabelPurchases } from './label.purchases.js';
import { LabelsConsumer } from './labels.consumer.js';
import { LabelsController } from './labels.controller.js';
import { LabelsService } from './labels.service.js';
import { LabelsWorker } from './labels.worker.js';
import { Labels1790000001000 } from './migrations/0001-labels.js';
import { OrderContactRow } from './order-contact.entity.js';
import { ReturnAddressController } from './return-address.controller.js';
import { ReturnAddressRow } from './return-address.entity.js';
import { ReturnAddresses } from './return-addresses.js';

@Module({
  imports: [ServiceKit.of('labels')],
  // The address first: its path would else be read as a label's id.
  controllers: [ReturnAddressController, LabelsController],
  providers: [
    LabelsService,
    LabelPurchases,
    LabelDocuments,
    ReturnAddresses,
    LabelsConsumer,
    LabelsWorker,
    { provide: Carrier, useClass: OfflineCarrier },
  ],
})
class LabelsModule {}

export const labelsService: ServiceDefinition = {
  name: 'labels',
  module: LabelsModule,
  entities: [
    LabelRow,
    LabelDocumentRow,
    LabelTransitionRow,
    OrderContactRow,
    HeardReturnRow,
    ReturnAddressRow,
  ],
  migrations: [Labels1790000001000],
};
