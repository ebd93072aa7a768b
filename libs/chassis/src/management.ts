import { createServer } from 'node:http';
import type { Metrics } from './metrics.js';
import type { Settings } from './settings.js';

/** Serves /metrics on a port of its own, which only the operator's network reaches. Resolves with its closer. */
export async function listenForMetrics(metrics: Metrics, settings: Settings): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end();
    metrics.registry.metrics().then(
      (text) => response.writeHead(200, { 'Content-Type': metrics.registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.MANAGEMENT_PORT, settings.HOST, resolve);
  });
  return () => new Promise((resolve) => server.close(() => resolve()));
}
