/**
 * Free ports for servers that can't pick their own.
 *
 * They lie below the range from which systems give ports to outgoing connections; a port from that
 * range is often taken again before the server that was promised it has started.
 */
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

const lowest = 20_000;
const highest = 32_000;

/** Ports of this machine that are free for TCP and UDP now, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const found = new Set<number>();
  while (found.size < count) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest));
    if (!found.has(port) && (await tcpFree(port)) && (await udpFree(port))) found.add(port);
  }
  return [...found];
}

function tcpFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}

function udpFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => resolve(false));
    socket.bind(port, () => socket.close(() => resolve(true)));
  });
}
