import type { LoggerService } from '@nestjs/common';
import { currentTrace } from '#messaging';
import { pino } from 'pino';
import type { Logger } from 'pino';

export type Log = Logger;

/**
 * JSON lines with the trace of the request or event. Personal data is kept out by what callers log (ids and codes);
 * the redaction is the second wall.
 */
export function createLog(level: string, name: string): Log {
  return pino({
    level,
    name,
    mixin: () => ({ ...currentTrace() }),
    redact: [
      'email',
      '*.email',
      'name.*',
      'address',
      '*.address',
      'phone',
      '*.phone',
      '*.authorization',
      '*.cookie',
    ],
    serializers: { error: describeError },
  });
}

/** Type, message, code and stack only: a failed query also carries its parameters and the row, which hold names. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...(code !== undefined && { code }),
  };
}

/** Nest's own messages as log lines; its start-up chatter is left out. */
export class NestLog implements LoggerService {
  constructor(private readonly lines: Log) {}

  log(): void {
    // Start-up chatter.
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.lines.error({ rest }, String(message));
  }

  warn(message: unknown): void {
    this.lines.warn(String(message));
  }
}
