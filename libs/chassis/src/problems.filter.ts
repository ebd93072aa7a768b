import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Catch, HttpException } from '@nestjs/common';
import { DomainError } from '#contracts';
import type { ErrorKind } from '#contracts';
import { currentTrace } from '#messaging';
import type { Request, Response } from 'express';
import type { Log } from './log.js';

/** The one place where an error gets its HTTP status. */
export const statusOf: Record<ErrorKind, number> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  precondition: 412,
  invalid: 422,
  limited: 429,
};

/** An RFC 9457 body; the error's facts are extension members. */
interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  instance: string;
  code: string;
  requestId?: string | undefined;
}

/** Answers every error as application/problem+json. */
@Catch()
export class ProblemsFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = this.describe(error);
    if (response.headersSent) return void response.end();
    if (problem.code === 'request_in_progress') response.setHeader('Retry-After', '1');
    if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
    const body: Problem = { ...problem, instance: request.path, requestId: currentTrace()?.correlationId };
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(body));
  }

  private describe(error: unknown): Omit<Problem, 'instance'> {
    if (error instanceof DomainError) {
      const { code, kind } = error.info;
      return { ...error.facts, ...named(code, statusOf[kind]), detail: error.message };
    }
    if (error instanceof HttpException) {
      const status = error.getStatus();
      return { ...named(codeOfStatus[status] ?? 'bad_request', status), detail: error.message };
    }
    if (isHttpError(error))
      return { ...named(codeOfStatus[error.status] ?? 'bad_request', error.status), detail: error.message };
    this.log.error({ error }, 'unexpected error');
    return named('internal_error', 500);
  }
}

const named = (code: string, status: number) => ({
  type: `/problems/${code}`,
  title: code.replaceAll('_', ' '),
  status,
  code,
});

/** What Nest and Express refuse before a handler of ours runs. */
export const codeOfStatus: Record<number, string> = {
  400: 'bad_request',
  404: 'no_such_route',
  405: 'method_not_allowed',
  413: 'body_too_large',
  415: 'unsupported_media_type',
};

const isHttpError = (error: unknown): error is Error & { status: number } =>
  error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status < 500;
