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
import { AccountsController } from './staff/accounts.controller.js';
import { IdentityProvider } from './staff/identity-provider.js';
import { OidcController } from './staff/oidc.controller.js';
import { SignIn } from './staff/sign-in.js';
import { StaffController } from './staff/staff.controller.js';
import { StaffCookies } from './staff/staff.cookies.js';
import { StaffStore } from './staff/staff.store.js';

const staffProviders = [StaffStore, StaffCookies, SignIn, IdentityProvider];

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
      controllers: [
        HealthController,
        ProblemsController,
        StaffController,
        OidcController,
        AccountsController,
      ],
      providers: [
        ...given,
        ...staffProviders,
        Clock,
        Readiness,
        Authenticator,
        { provide: APP_GUARD, useClass: AccessGuard },
      ],
      exports: [Host, GuestSessions, Fingerprints, Clock],
    };
  }
}
