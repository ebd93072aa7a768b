import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccessGuard } from './access.js';
import { Authenticator } from './authenticator.js';
import { Clock } from './clock.js';
import { Fingerprints } from './fingerprints.js';
import { GuestSessions } from './guest-sessions.js';
import { HealthController } from './health.controller.js';
import { Host } from './host.js';
import { ProblemsController } from './problems.controller.js';
import { Readiness } from './readiness.js';
import type { ServiceDefinition } from './service-definition.js';

export interface HostParts {
  host: Host;
  secret: string;
  services: readonly ServiceDefinition[];
}

/** The application of one process: what every service may inject, and the services. */
@Module({})
export class HostModule {
  static with({ host, secret, services }: HostParts): DynamicModule {
    const given = [
      { provide: Host, useValue: host },
      { provide: GuestSessions, useValue: new GuestSessions(secret) },
      { provide: Fingerprints, useValue: new Fingerprints(secret) },
    ];
    return {
      module: HostModule,
      global: true,
      imports: [DiscoveryModule, ...services.map((service) => service.module)],
      controllers: [HealthController, ProblemsController],
      providers: [...given, Clock, Readiness, Authenticator, { provide: APP_GUARD, useClass: AccessGuard }],
      exports: [Host, GuestSessions, Fingerprints, Clock],
    };
  }
}
