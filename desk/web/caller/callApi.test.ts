import { describe, expect, test } from 'vitest';
import { readAnswer } from './callApi.ts';

const grant = { callId: 'c', url: 'ws://x', token: 't', identity: 'caller-1' };
const read = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  readAnswer(status, new Headers(headers), body);

describe('the answer to a ring', () => {
  test('grants a call with everything that is needed to join it', () => {
    expect(read(201, { ...grant, ear: true, expiresAt: 'x' })).toEqual({
      kind: 'granted',
      grant: { ...grant, ear: true },
    });
  });

  test('without a token is no grant', () => {
    expect(read(201, { ...grant, token: 7 }).kind).toBe('refused');
  });

  test('busy carries the phrase and its sound', () => {
    const phrase = { text: '抱歉，目前咨询量较大。', audioUrl: '/api/phrases/busy/audio' };
    expect(read(503, { error: 'busy', message: '忙', phrase })).toEqual({
      kind: 'refused',
      refusal: { kind: 'busy', ...phrase },
    });
  });

  test('busy without a sound is still busy', () => {
    expect(
      read(503, { error: 'busy', message: '忙', phrase: { text: '请稍候。', audioUrl: null } }),
    ).toEqual({ kind: 'refused', refusal: { kind: 'busy', text: '请稍候。', audioUrl: null } });
  });

  test('too many rings say when to try again, where the server says so', () => {
    expect(read(429, {}, { 'retry-after': '41.2' })).toMatchObject({
      refusal: { kind: 'limited', retryInS: 42 },
    });
    expect(read(429, {})).toMatchObject({ refusal: { kind: 'limited', retryInS: null } });
  });

  test('any other refusal carries the server’s sentence', () => {
    expect(read(503, { error: 'media_unavailable', message: '连接不上。' })).toMatchObject({
      refusal: { kind: 'refused', message: '连接不上。' },
    });
    expect(read(500, null)).toMatchObject({ refusal: { kind: 'refused', message: 'HTTP 500' } });
  });

  test('a gateway without the server behind it counts as out of reach', () => {
    expect(read(502, null)).toMatchObject({ refusal: { kind: 'unreachable' } });
  });
});
