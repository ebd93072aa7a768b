import type { NestExpressApplication } from '@nestjs/platform-express';
import { withTrace } from '#messaging';
import express from 'express';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { Host } from './host.js';
import type { Metrics } from './metrics.js';
import { ProblemsFilter } from './problems.filter.js';
import type { AuthenticatedRequest } from './access.js';
import { validationPipe } from './validation.js';

/** Bytes of the largest body: an order of some thousand lines. */
const bodyLimit = '2mb';
/** Bytes of the largest photo. */
const imageLimit = '10mb';

/** Scripts are ours alone; WebAssembly reads barcodes from the camera's pictures. */
const contentPolicy = { upgradeInsecureRequests: null, scriptSrc: ["'self'", "'wasm-unsafe-eval'"] };

/** Everything between the socket and a controller, the same in every process. */
export function configureHttp(app: NestExpressApplication, host: Host, metrics: Metrics): void {
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('trust proxy', 'loopback');
  app.use(helmet({ contentSecurityPolicy: { directives: contentPolicy } }));
  app.use(trace(host, metrics));
  app.useBodyParser('json', { limit: bodyLimit });
  app.useBodyParser('raw', { type: 'image/*', limit: imageLimit });
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemsFilter(host.log));
}

/** The pages, and index.html for their routes. Files with a hash in their name never change. */
export function servePages(app: NestExpressApplication, pages: string): void {
  const folder = resolve(pages);
  app.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y' }));
  app.use(express.static(folder, { index: 'index.html' }));
  const page = (request: Request, response: Response, next: NextFunction): void => {
    const isPage =
      request.method === 'GET' && /^\/(portal|scan|analytics|desk)(\/[\w-]*)*$/.test(request.path);
    if (isPage) response.sendFile(join(folder, 'index.html'));
    else next();
  };
  app.use(page);
}

/** Gives each request its id and, when answered, its metric and its log line: no query, no body, no personal data. */
function trace(host: Host, metrics: Metrics) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const requestId = `req_${randomUUID()}`;
    const began = process.hrtime.bigint();
    response.setHeader('Request-Id', requestId);
    response.on('finish', () => {
      const seconds = Number(process.hrtime.bigint() - began) / 1e9;
      const answered = { method: request.method, route: routeOf(request), status: response.statusCode };
      metrics.requestAnswered(answered, seconds);
      const { caller } = request as AuthenticatedRequest;
      const level = answered.status < 400 ? 'debug' : 'info';
      host.log[level](
        { ...answered, merchantId: caller?.merchantId, ms: Math.round(seconds * 1000) },
        'answered',
      );
    });
    withTrace({ correlationId: requestId }, next);
  };
}

/** The template, such as `/v1/returns/:returnId`: paths hold ids, and unknown ones hold anything. */
const routeOf = (request: Request): string =>
  (request.route as { path?: string } | undefined)?.path ?? 'none';
