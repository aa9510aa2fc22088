/** Free ports for servers that can't pick their own. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** Ports of the loopback address that were free for TCP and UDP a moment ago, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const held: { port: number; release: () => Promise<void> }[] = [];
  while (held.length < count) {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const socket = createSocket('udp4');
    const bound = await new Promise<boolean>((resolve) => {
      socket.once('error', () => resolve(false));
      socket.bind(port, '127.0.0.1', () => resolve(true));
    });
    const release = async () => {
      socket.close();
      server.close();
      await once(server, 'close');
    };
    if (bound) held.push({ port, release });
    else server.close();
  }
  await Promise.all(held.map(({ release }) => release()));
  return held.map(({ port }) => port);
}
