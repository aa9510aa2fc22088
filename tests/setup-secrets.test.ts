/** The keys of an installation: made once, for the owner alone. */
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { writeMediaServerConfig } from '../scripts/start/mediaServerConfig.ts';
import { secretsOf } from '../scripts/start/secrets.ts';
import { temporaryFolder } from './support/setup/temporaryFolder.ts';

const modeOf = (file: string) => statSync(file).mode & 0o777;

test('the first start makes random keys in a file that only its owner reads', () => {
  const [one, other] = [join(temporaryFolder(), 'data'), join(temporaryFolder(), 'data')];
  const secrets = secretsOf(one);
  expect(modeOf(join(one, 'secrets.json'))).toBe(0o600);
  expect(secrets.livekitApiKey).not.toBe('devkey');
  expect(secrets.livekitApiSecret.length).toBeGreaterThanOrEqual(32);
  expect(secrets.deskSecret.length).toBeGreaterThanOrEqual(32);
  expect(secretsOf(other)).not.toEqual(secrets);
});

test('a later start keeps the keys', () => {
  const folder = temporaryFolder();
  const first = secretsOf(folder);
  expect(secretsOf(folder)).toEqual(first);
});

test('a file that others can read is refused with the command that mends it', () => {
  const folder = temporaryFolder();
  secretsOf(folder);
  const file = join(folder, 'secrets.json');
  chmodSync(file, 0o644);
  expect(() => secretsOf(folder)).toThrow(`chmod 600 ${file}`);
});

test('a broken file is refused and left as it is', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'secrets.json');
  writeFileSync(file, '{"livekitApiKey":', { mode: 0o600 });
  expect(() => secretsOf(folder)).toThrow('已损坏');
  expect(readFileSync(file, 'utf8')).toBe('{"livekitApiKey":');
});

test('the media server gets these keys, on this machine only, in a file of the same mode', () => {
  const folder = temporaryFolder();
  const secrets = secretsOf(folder);
  const file = writeMediaServerConfig(
    folder,
    { signal: 7880, rtcTcp: 7881, rtcUdp: 7882 },
    secrets,
  );
  expect(modeOf(file)).toBe(0o600);
  expect(parse(readFileSync(file, 'utf8'))).toMatchObject({
    bind_addresses: ['127.0.0.1'],
    keys: { [secrets.livekitApiKey]: secrets.livekitApiSecret },
    rtc: { node_ip: '127.0.0.1' },
  });
});
