import { Module } from '@nestjs/common';
import { ServiceKit } from '#chassis';
import type { ServiceDefinition } from '#chassis';
import { AnalyticsConsumer } from './analytics.consumer.js';
import { AnalyticsController } from './analytics.controller.js';
import { Analytics1790000001000 } from './migrations/0001-facts.js';

@Module({
  imports: [ServiceKit.of('analytics')],
  controllers: [AnalyticsController],
  providers: [AnalyticsConsumer],
})
class AnalyticsModule {}

export const analyticsService: ServiceDefinition = {
  name: 'analytics',
  module: AnalyticsModule,
  entities: [],
  migrations: [Analytics1790000001000],
};
