import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';

/** A storefront's server that hears webhooks. */
export async function startStorefront() {
  const heard = [];
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    heard.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    response.writeHead(204).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/hook`,
    /** What came, signed with `secret`. Throws when a signature is not ours. */
    verified: (secret) => heard.map(({ headers, body }) => new Webhook(secret).verify(body, headers)),
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
