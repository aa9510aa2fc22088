/**
 * Which ports this start uses: the desk's is the person's choice and must be free; the media
 * server's are taken from their usual numbers on, the next free ones where those are busy.
 */
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { StartFault } from './StartFault.ts';

const highest = 65_535;
const tries = 200;

/** @throws StartFault naming the port and a free one to take instead */
export async function requireFreePort(port: number, host: string): Promise<void> {
  if (await isFreeTcp(port, host)) return;
  const other = await freePort(port + 1, (candidate) => isFreeTcp(candidate, host));
  throw new StartFault(
    `端口 ${port} 已被占用（${host}）。\n  换一个端口：PORT=${other} npm start\n  或看看是谁在用：ss -ltnp 'sport = :${port}'（macOS：lsof -i :${port}）`,
  );
}

export interface MediaPorts {
  readonly signal: number;
  readonly rtcTcp: number;
  readonly rtcUdp: number;
}

/** Ports for a media server on this machine, from 7880 on. */
export async function mediaPorts(): Promise<MediaPorts> {
  const signal = await freePort(7880, (port) => isFreeTcp(port, '127.0.0.1'));
  const rtcTcp = await freePort(signal + 1, (port) => isFreeTcp(port, '0.0.0.0'));
  const rtcUdp = await freePort(rtcTcp + 1, isFreeUdp);
  return { signal, rtcTcp, rtcUdp };
}

/** The first free TCP port on this machine's own address, from `first` on. */
export function freeTcpPort(first: number): Promise<number> {
  return freePort(first, (port) => isFreeTcp(port, '127.0.0.1'));
}

async function freePort(
  first: number,
  isFree: (port: number) => Promise<boolean>,
): Promise<number> {
  for (let port = first; port < Math.min(first + tries, highest); port += 1) {
    if (await isFree(port)) return port;
  }
  throw new StartFault(`从 ${first} 起的 ${tries} 个端口都被占用，请先释放一些。`);
}

function isFreeTcp(port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      if (!('code' in error) || (error.code !== 'EADDRINUSE' && error.code !== 'EACCES')) {
        reject(new StartFault(`不能监听 ${host}:${port}：${error.message}`));
      } else resolve(false);
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

function isFreeUdp(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => socket.close(() => resolve(false)));
    socket.bind({ port, address: '0.0.0.0', exclusive: true }, () =>
      socket.close(() => resolve(true)),
    );
  });
}
