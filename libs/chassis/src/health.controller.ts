import { Controller, Get, HttpCode, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { OpenToAll } from './access.js';
import { Host } from './host.js';
import { Readiness } from './readiness.js';

/** Probes of whoever runs the process. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(
    private readonly host: Host,
    private readonly readiness: Readiness,
  ) {}

  /** The process turns round; asks nobody else. */
  @Get('live')
  @OpenToAll()
  @HttpCode(200)
  live(): { status: string } {
    return { status: 'alive' };
  }

  /**
   * Requests may come: the database answers and the process is not on its way out. A broker that is away does not
   * close the door, because the outbox keeps events until it is back; it only shows.
   */
  @Get('ready')
  @OpenToAll()
  async ready(
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ status: string; checks: Record<string, boolean> }> {
    const checks = {
      open: this.readiness.open,
      events: this.readiness.eventsFlow(),
      database: await this.databaseAnswers(),
    };
    const ready = checks.open && checks.database;
    response.status(ready ? 200 : 503);
    return { status: ready ? 'ready' : 'not_ready', checks };
  }

  private async databaseAnswers(): Promise<boolean> {
    return this.host
      .anyDatabase()
      .dataSource.query(`select 1`)
      .then(
        () => true,
        () => false,
      );
  }
}
