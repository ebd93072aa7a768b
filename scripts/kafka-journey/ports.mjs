import { once } from 'node:events';
import { createServer } from 'node:net';

const firstPort = 21_000;

/** As many free ports of 127.0.0.1 in a row as asked for, outside what the system hands out by itself. */
export async function freePorts(count) {
  for (let port = firstPort; port < 32_000; port += count) {
    const ports = Array.from({ length: count }, (_, index) => port + index);
    const servers = await Promise.all(ports.map(listen));
    await Promise.all(servers.filter(Boolean).map((server) => close(server)));
    if (servers.every(Boolean)) return ports;
  }
  throw new Error(`no ${count} free ports in a row from ${firstPort} on`);
}

async function listen(port) {
  const server = createServer().listen(port, '127.0.0.1');
  return once(server, 'listening').then(
    () => server,
    () => undefined,
  );
}

async function close(server) {
  server.close();
  await once(server, 'close');
}
