import { describe, expect, it } from 'vitest';
import { describeSettingFaults, readAgentSettings, readChatSettings } from './settings.ts';

const complete = {
  LIVEKIT_URL: 'ws://127.0.0.1:7880',
  LIVEKIT_API_KEY: 'key',
  LIVEKIT_API_SECRET: 's'.repeat(32),
  DESK_URL: 'http://127.0.0.1:3000',
  DESK_SECRET: 'd'.repeat(32),
};

const faulty = (environment: Record<string, string>) => {
  const read = readAgentSettings(environment);
  return read.ok ? [] : read.faults.map(({ setting }) => setting);
};

describe('the settings of the agent worker', () => {
  it('need the media server and the desk, and nothing else', () => {
    const read = readAgentSettings(complete);
    expect(read).toMatchObject({
      ok: true,
      settings: { model: null, stt: null, tts: null, maxCalls: 8, workerPort: 0 },
    });
  });

  it('are all judged at once, and no value is shown', () => {
    const environment = {
      ...complete,
      LIVEKIT_URL: 'ftp://secret-host',
      LIVEKIT_API_SECRET: 'short-secret',
      DESK_SECRET: '',
      STT_BASE_URL: 'not an address',
      MAX_CALLS: '0',
      LOG_LEVEL: 'loud',
      OPENAI_API_KEY: 'sk-secret',
    };
    expect(faulty(environment)).toEqual(
      expect.arrayContaining([
        'LIVEKIT_URL',
        'LIVEKIT_API_SECRET',
        'DESK_SECRET',
        'STT_BASE_URL',
        'MAX_CALLS',
        'LOG_LEVEL',
        'LLM_MODEL',
      ]),
    );
    const read = readAgentSettings(environment);
    const text = read.ok ? '' : describeSettingFaults(read.faults);
    expect(text).toContain('设置有 7 处问题');
    for (const secret of ['secret-host', 'short-secret', 'not an address', 'sk-secret']) {
      expect(text).not.toContain(secret);
    }
  });

  it('name a model endpoint by its address or its key, with the usual address where none is given', () => {
    const read = readAgentSettings({ ...complete, OPENAI_API_KEY: 'sk-1', LLM_MODEL: 'qwen' });
    expect(read.ok && read.settings.model).toEqual({
      apiKey: 'sk-1',
      baseUrl: 'https://api.openai.com/v1',
      model: 'qwen',
    });
  });

  it('take an empty value for none', () => {
    expect(faulty({ ...complete, OPENAI_API_KEY: '', MAX_CALLS: ' ' })).toEqual([]);
  });
});

describe('the settings of text mode', () => {
  it('need nothing, and tell of a model without its name', () => {
    expect(readChatSettings({}).ok).toBe(true);
    expect(readChatSettings({ OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' })).toMatchObject({
      ok: false,
      faults: [{ setting: 'LLM_MODEL' }],
    });
  });
});
