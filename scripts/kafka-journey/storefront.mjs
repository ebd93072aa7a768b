import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';

/** A storefront's server that hears webhooks. */
export class Storefront {
  #heard = [];
  #secret;
  #server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    this.#heard.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    response.writeHead(204).end();
  });

  async start() {
    await new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  /** Asks for the webhooks of every event. */
  async subscribe(api) {
    const url = `http://127.0.0.1:${this.#server.address().port}/hook`;
    const { secret } = await api.post('/v1/webhook-endpoints', 'storefront', { url });
    this.#secret = secret;
  }

  /** What came so far: id and event of each. Throws when one is not signed by us. */
  verified() {
    const webhook = new Webhook(this.#secret);
    return this.#heard.map(({ headers, body }) => ({
      id: headers['webhook-id'],
      event: webhook.verify(body, headers),
    }));
  }

  stop() {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(resolve));
  }
}
