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
