/**
 * The config file of the media server that start runs: on this machine's own address only, with
 * this installation's keys (never the public development ones), in a file that only its owner reads.
 */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { MediaPorts } from './ports.ts';
import type { Secrets } from './secrets.ts';

const own = '127.0.0.1';

/**
 * @param deskUrl is told of rooms that end; left out: nobody is
 * @returns the file's path
 */
export function writeMediaServerConfig(
  dataDir: string,
  ports: MediaPorts,
  keys: Pick<Secrets, 'livekitApiKey' | 'livekitApiSecret'>,
  deskUrl?: string,
): string {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'media-server.yaml');
  const config = {
    port: ports.signal,
    bind_addresses: [own],
    rtc: {
      tcp_port: ports.rtcTcp,
      udp_port: ports.rtcUdp,
      use_external_ip: false,
      node_ip: own,
      enable_loopback_candidate: true,
      ips: { includes: [`${own}/32`] },
    },
    // A room is made by the desk server alone: an old token can't bring an ended call's room back.
    room: { auto_create: false },
    keys: { [keys.livekitApiKey]: keys.livekitApiSecret },
    ...(deskUrl === undefined
      ? {}
      : { webhook: { api_key: keys.livekitApiKey, urls: [`${deskUrl}/webhooks/livekit`] } }),
    logging: { level: 'error' },
  };
  writeFileSync(file, stringify(config), { mode: 0o600 });
  chmodSync(file, 0o600);
  return file;
}
