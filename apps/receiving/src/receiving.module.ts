import { Module } from '@nestjs/common';
import { ServiceKit } from '#chassis';
import type { ServiceDefinition } from '#chassis';
import { BenchService } from './bench.service.js';
import { DocumentsController } from './documents/documents.controller.js';
import { VendorReturns } from './documents/vendor-returns.js';
import { FindingsService } from './findings.service.js';
import { InspectionsService } from './inspection/inspections.service.js';
import { InspectionsWorker } from './inspection/inspections.worker.js';
import { ItemsController } from './items.controller.js';
import { ItemsService } from './items.service.js';
import { Receiving1790000001000 } from './migrations/0001-receiving.js';
import { Dock1790000002000 } from './migrations/0002-dock.js';
import { Inspection1790000003000 } from './migrations/0003-inspection.js';
import { OrphansController } from './orphans.controller.js';
import { OrphansService } from './orphans.service.js';
import { ParcelsService } from './parcels.service.js';
import { PhotosController } from './photos/photos.controller.js';
import { ReceiptsController } from './receipts.controller.js';
import { ReceivingConsumer } from './receiving.consumer.js';
import { ReceiptLineRow, ReceiptRow, ReturnItemRow } from './receiving.entities.js';
import { ReceivingService } from './receiving.service.js';
import { FollowersWorker } from './scans/followers.worker.js';
import { ScansController } from './scans/scans.controller.js';
import { ScansService } from './scans/scans.service.js';
import { TakeBacks } from './scans/take-backs.js';
import { UndoService } from './scans/undo.service.js';
import { SettingsController } from './settings/settings.controller.js';
import { StockService } from './stock/stock.service.js';
import { SurplusService } from './stock/surplus.service.js';
import { Purchasers } from './tasks/purchasers.js';
import { TaskDecisions } from './tasks/task-decisions.js';
import { TasksController } from './tasks/tasks.controller.js';
import { TasksService } from './tasks/tasks.service.js';
import { WeightCheck } from './tasks/weight.check.js';

@Module({
  imports: [ServiceKit.of('receiving')],
  controllers: [
    ReceiptsController,
    ItemsController,
    ScansController,
    OrphansController,
    TasksController,
    SettingsController,
    PhotosController,
    DocumentsController,
  ],
  providers: [
    ReceivingConsumer,
    ReceivingService,
    ScansService,
    UndoService,
    TakeBacks,
    FollowersWorker,
    ParcelsService,
    OrphansService,
    ItemsService,
    FindingsService,
    BenchService,
    InspectionsService,
    InspectionsWorker,
    StockService,
    SurplusService,
    VendorReturns,
    TasksService,
    TaskDecisions,
    WeightCheck,
    Purchasers,
  ],
})
class ReceivingModule {}

export const receivingService: ServiceDefinition = {
  name: 'receiving',
  module: ReceivingModule,
  entities: [ReceiptRow, ReceiptLineRow, ReturnItemRow],
  migrations: [Receiving1790000001000, Dock1790000002000, Inspection1790000003000],
};
