// A reverse proxy for as long as the test runs, with the routes of the real one.
import { readFile } from 'node:fs/promises';
import { Agent, createServer, request as send } from 'node:http';

const caddyfile = 'deploy/proxy/Caddyfile';

/** Which service answers which nouns, as the Caddyfile says: a Map of noun to service. */
async function readRoutes() {
  const text = await readFile(caddyfile, 'utf8');
  const routes = [...text.matchAll(/@(\w+) path_regexp \^\/v1\/\(([\w|-]+)\)/g)];
  return new Map(routes.flatMap(([, service, nouns]) => nouns.split('|').map((noun) => [noun, service])));
}

/** Starts the proxy; `portOf` tells where a service listens, if there is one. A service that is away is answered for with 502. */
export async function startProxy(portOf) {
  const routes = await readRoutes();
  const agent = new Agent({ keepAlive: true });
  const server = createServer((request, response) => {
    const port = portOf(routes.get(/^\/v1\/([\w-]+)/.exec(request.url)?.[1]));
    if (!port) return void response.writeHead(404).end();
    const { method, url: path, headers } = request;
    const upstream = send({ host: '127.0.0.1', port, method, path, headers, agent });
    upstream.on('response', (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.on('error', () => response.destroy()).pipe(response);
    });
    upstream.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
    request.pipe(upstream);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop: () => {
      agent.destroy();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
