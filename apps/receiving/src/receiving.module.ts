import { Module } from '@nestjs/common';
import { ServiceKit } from '#chassis';
import type { ServiceDefinition } from '#chassis';
import { BenchService } from './bench.service.js';
import { Receiving1790000001000 } from './migrations/0001-receiving.js';
import { ReceivingConsumer } from './receiving.consumer.js';
import { ReceivingController } from './receiving.controller.js';
import { ReceiptLineRow, ReceiptRow, ReturnItemRow } from './receiving.entities.js';
import { ReceivingService } from './receiving.service.js';
import { ScansService } from './scans.service.js';

@Module({
  imports: [ServiceKit.of('receiving')],
  controllers: [ReceivingController],
  providers: [ReceivingService, ScansService, BenchService, ReceivingConsumer],
})
class ReceivingModule {}

export const receivingService: ServiceDefinition = {
  name: 'receiving',
  module: ReceivingModule,
  entities: [ReceiptRow, ReceiptLineRow, ReturnItemRow],
  migrations: [Receiving1790000001000],
};
