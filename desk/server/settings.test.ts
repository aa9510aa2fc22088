import { describe, expect, it } from 'vitest';
import { readDeskSettings } from './settings.ts';

const sound = {
  LIVEKIT_URL: 'ws://127.0.0.1:7880',
  LIVEKIT_API_KEY: 'key',
  LIVEKIT_API_SECRET: 's'.repeat(32),
  DESK_SECRET: 'd'.repeat(32),
};

const faults = (environment: Record<string, string>) => {
  const read = readDeskSettings(environment);
  return read.ok ? [] : read.faults;
};

describe('desk settings', () => {
  it('take their defaults where nothing is set', () => {
    const read = readDeskSettings({ ...sound, PORT: '' });
    expect(read).toMatchObject({
      ok: true,
      settings: { host: '127.0.0.1', port: 3000, ear: false, callsPerMinute: 30 },
    });
  });

  it('list all faults at once, each with a hint and none with a value', () => {
    const found = faults({ PORT: '70000', LIVEKIT_API_SECRET: 'hush', DESK_SECRET: 'hush' });
    expect(found.map((fault) => fault.setting)).toEqual([
      'PORT',
      'LIVEKIT_URL',
      'LIVEKIT_API_KEY',
      'LIVEKIT_API_SECRET',
      'DESK_SECRET',
    ]);
    expect(found.every((fault) => fault.fault !== '' && fault.hint !== '')).toBe(true);
    expect(JSON.stringify(found)).not.toContain('hush');
  });

  it.each(['0.0.0.0', '::', '192.168.1.5', 'example.com'])('refuse to listen on %s', (host) => {
    expect(faults({ ...sound, HOST: host }).map((fault) => fault.setting)).toEqual(['HOST']);
  });

  it.each(['127.0.0.1', 'localhost', '::1'])('accept %s', (host) => {
    expect(faults({ ...sound, HOST: host })).toEqual([]);
  });

  describe('open the desk to a network', () => {
    const open = { ...sound, HOST: '0.0.0.0', PUBLIC_URL: 'https://desk.example.com' };
    const media = { LIVEKIT_PUBLIC_URL: 'wss://media.example.com' };
    const certificate = { TLS_CERT_FILE: '/etc/cert.pem', TLS_KEY_FILE: '/etc/key.pem' };
    const named = (environment: Record<string, string>) =>
      faults(environment).map((fault) => fault.setting);

    it('over https alone: with a certificate of their own, or behind a proxy', () => {
      expect(named({ ...open, ...media, ...certificate })).toEqual([]);
      expect(named({ ...open, ...media, TRUSTED_PROXY: '10.0.0.5, 172.16.0.0/12' })).toEqual([]);
      expect(named({ ...open, ...media })).toEqual(['HOST', 'PUBLIC_URL']);
      expect(named({ ...sound, ...certificate, HOST: '0.0.0.0' })).toEqual(['HOST']);
    });

    it('not half: one file of two, an http address, a media server in the clear', () => {
      const half = { ...open, ...media, TLS_CERT_FILE: '/etc/cert.pem' };
      expect(named(half)).toEqual(['TLS_KEY_FILE']);
      const plain = { ...open, ...certificate, PUBLIC_URL: 'http://desk.example.com' };
      expect(named(plain)).toEqual(['PUBLIC_URL']);
      expect(named({ ...open, ...certificate })).toEqual(['LIVEKIT_PUBLIC_URL']);
    });

    it.each([
      ['PUBLIC_URL', 'https://desk.example.com/desk'],
      ['PUBLIC_URL', 'ftp://desk.example.com'],
      ['PUBLIC_URL', 'https://me:secret@desk.example.com'],
      ['TRUSTED_PROXY', 'proxy.example.com'],
      ['TRUSTED_PROXY', '10.0.0.0/33'],
      ['LIVEKIT_PUBLIC_URL', 'http://media.example.com'],
    ])('not with %s=%s', (name, value) => {
      const all = { ...open, ...media, ...certificate, TRUSTED_PROXY: '10.0.0.5', [name]: value };
      expect(named(all)).toContain(name);
    });
  });

  it('take single sign-on whole or not at all', () => {
    const issuer = { OIDC_ISSUER: 'https://sso.example.com' };
    expect(faults({ ...sound, ...issuer }).map((fault) => fault.setting)).toEqual([
      'OIDC_CLIENT_ID',
      'OIDC_CLIENT_SECRET',
    ]);
    const client = { OIDC_CLIENT_ID: 'desk', OIDC_CLIENT_SECRET: 'hush' };
    expect(readDeskSettings({ ...sound, ...issuer, ...client })).toMatchObject({
      settings: { oidc: { issuer: 'https://sso.example.com', clientId: 'desk' } },
    });
    const clear = { ...client, OIDC_ISSUER: 'http://sso.example.com' };
    expect(faults({ ...sound, ...clear }).map((fault) => fault.setting)).toEqual(['OIDC_ISSUER']);
  });

  it.each(['-1', '3e3', 'abc', '65536'])('refuse the port %s', (port) => {
    expect(faults({ ...sound, PORT: port }).map((fault) => fault.setting)).toEqual(['PORT']);
  });

  it.each(['127.0.0.1:7880', 'ftp://host', 'nonsense'])('refuse the media server %s', (url) => {
    const found = faults({ ...sound, LIVEKIT_URL: url });
    expect(found.map((fault) => fault.setting)).toEqual(['LIVEKIT_URL']);
  });

  it('know an ear by the address of its server', () => {
    const read = readDeskSettings({ ...sound, STT_BASE_URL: 'http://127.0.0.1:9000/v1' });
    expect(read.ok && read.settings.ear).toBe(true);
  });
});
