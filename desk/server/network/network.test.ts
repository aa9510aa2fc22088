/** The desk open to a network: https of its own, or behind a proxy that it trusts; nothing in the clear. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { request as askPlain } from 'node:http';
import { request as askEncrypted } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePorts } from '../../../tests/support/ports.ts';
import { startTestDesk, type TestDesk, testSecret } from '../testing/testDesk.ts';
import { encryptedServer } from './encryptedServer.ts';

const publicOrigin = 'https://desk.example.com';
const bearer = { authorization: `Bearer ${testSecret}`, 'content-type': 'application/json' };

async function status(outgoing: ReturnType<typeof askPlain>): Promise<number> {
  outgoing.end();
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode ?? 0;
}

const plain = (port: number, path: string, headers: Record<string, string>, method = 'GET') =>
  status(askPlain({ host: '127.0.0.1', port, path, headers, method }));

describe('with a certificate of its own', () => {
  let folder: string;
  let desk: TestDesk;
  let internalPort: number;
  const files = () => ({ certFile: join(folder, 'cert.pem'), keyFile: join(folder, 'key.pem') });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'three-rings-certificate-'));
    const { certFile, keyFile } = files();
    const made = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
    const name = ['-subj', '/CN=desk.example.com', '-keyout', keyFile, '-out', certFile];
    execFileSync('openssl', ['req', '-x509', ...made, ...name], { stdio: 'ignore' });
    [internalPort = 0] = await freePorts(1);
    const deskUrl = `http://127.0.0.1:${internalPort}`;
    desk = await startTestDesk({ network: { publicOrigin, tls: files(), internalPort, deskUrl } });
  });
  afterAll(async () => {
    await desk?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const encrypted = (path: string, headers: Record<string, string>) =>
    status(
      askEncrypted({
        host: '127.0.0.1',
        port: desk.port,
        path,
        headers,
        rejectUnauthorized: false,
      }),
    );

  it('answers by its public name over https, and by no other', async () => {
    const host = 'desk.example.com';
    expect(await encrypted('/api/config', { host })).toBe(200);
    expect(await encrypted('/api/config', { host, origin: publicOrigin })).toBe(200);
    expect(await encrypted('/api/config', { host: 'evil.example' })).toBe(403);
    expect(await encrypted('/api/config', { host, origin: 'https://evil.example' })).toBe(403);
    expect(await encrypted('/api/config', { host, origin: `http://${host}` })).toBe(403);
  });

  it('does not answer in the clear', async () => {
    const asked = plain(desk.port, '/api/config', { host: 'desk.example.com' });
    await expect(asked).rejects.toThrow();
  });

  it('lets the call processes of this machine in by a port of their own', async () => {
    const host = `127.0.0.1:${internalPort}`;
    expect(await plain(internalPort, '/internal/calls/c1/ended', { host, ...bearer }, 'POST')).toBe(
      204,
    );
    expect(await plain(internalPort, '/internal/calls/c1/ended', { host }, 'POST')).toBe(401);
    expect(await plain(internalPort, '/api/config', { host: 'desk.example.com' })).toBe(403);
  });

  it('names both files where they are no pair', async () => {
    const wrong = join(folder, 'wrong.pem');
    await writeFile(wrong, 'nonsense');
    const { certFile } = files();
    for (const keyFile of [wrong, join(folder, 'missing.pem')]) {
      expect(() => encryptedServer({ certFile, keyFile })).toThrow(keyFile);
      expect(() => encryptedServer({ certFile, keyFile })).toThrow('TLS_CERT_FILE');
    }
  });
});

describe('behind a proxy', () => {
  const deskUrl = 'http://desk.inside:3000';
  let trusting: TestDesk;
  let strict: TestDesk;
  beforeAll(async () => {
    trusting = await startTestDesk({
      network: { publicOrigin, deskUrl, trustedProxies: ['127.0.0.1'] },
    });
    strict = await startTestDesk({
      network: { publicOrigin, deskUrl, trustedProxies: ['10.9.8.7'] },
    });
  });
  afterAll(async () => {
    await trusting?.stop();
    await strict?.stop();
  });
  const host = 'desk.example.com';
  const secure = { host, 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.5' };

  it('believes the proxy that the caller came by https, and nobody else', async () => {
    expect(await plain(trusting.port, '/api/config', secure)).toBe(200);
    expect(
      await plain(trusting.port, '/api/config', { ...secure, 'x-forwarded-proto': 'http' }),
    ).toBe(403);
    expect(await plain(trusting.port, '/api/config', { host })).toBe(403);
    expect(await plain(strict.port, '/api/config', secure)).toBe(403);
  });

  it('lets call processes elsewhere in by the inner name, and that name opens nothing else', async () => {
    const inner = { host: 'desk.inside:3000' };
    const ended = '/internal/calls/c1/ended';
    expect(await plain(trusting.port, ended, { ...inner, ...bearer }, 'POST')).toBe(204);
    expect(await plain(trusting.port, ended, inner, 'POST')).toBe(401);
    expect(await plain(trusting.port, '/healthz', inner)).toBe(200);
    for (const path of ['/', '/api/config', '/desk', '/desk/api/session']) {
      expect(await plain(trusting.port, path, inner)).toBe(403);
    }
  });

  it('goes by the name that was asked for, not by one that a header adds', async () => {
    const foreign = { ...secure, 'x-forwarded-host': 'evil.example' };
    expect(await plain(trusting.port, '/api/config', foreign)).toBe(200);
    expect(await plain(trusting.port, '/api/config', { ...foreign, host: 'evil.example' })).toBe(
      403,
    );
  });
});
