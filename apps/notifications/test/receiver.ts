import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Heard {
  headers: IncomingHttpHeaders & Record<string, string>;
  body: string;
}

/** A merchant's server that hears webhooks and answers as it is told to. */
export class Receiver {
  readonly heard: Heard[] = [];
  answer: (response: ServerResponse) => void = (response) => response.writeHead(204).end();
  private readonly server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      this.heard.push({
        headers: request.headers as Heard['headers'],
        body: Buffer.concat(chunks).toString(),
      });
      this.answer(response);
    });
  });

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
