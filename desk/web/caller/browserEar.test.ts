import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  createBrowserEar,
  earVendor,
  findRecognition,
  type Recognition,
  type RecognitionResult,
} from './browserEar.ts';

const made: FakeRecognition[] = [];

class FakeRecognition implements Recognition {
  lang = '';
  continuous = false;
  interimResults = false;
  onresult: Recognition['onresult'] = null;
  onerror: Recognition['onerror'] = null;
  onend: Recognition['onend'] = null;
  running = false;
  constructor() {
    made.push(this);
  }
  start(): void {
    this.running = true;
  }
  stop(): void {
    this.running = false;
    this.onend?.();
  }
  abort(): void {
    this.stop();
  }
  hear(...results: { text: string; isFinal: boolean }[]): void {
    const list: RecognitionResult[] = results.map(({ text, isFinal }) => ({
      isFinal,
      0: { transcript: text },
    }));
    this.onresult?.({ resultIndex: 0, results: list });
  }
}

const heard: [string, boolean][] = [];
const failed: string[] = [];
const listener = {
  heard: (text: string, final: boolean) => void heard.push([text, final]),
  failed: (trouble: string) => void failed.push(trouble),
};
const newest = () => made.at(-1);

beforeEach(() => {
  vi.useFakeTimers();
  for (const list of [made, heard, failed]) list.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the browser’s recognition as an ear', () => {
  test('listens in Mandarin and reports words so far and finished ones', () => {
    createBrowserEar(FakeRecognition, listener).listen(true);
    expect(newest()).toMatchObject({ lang: 'zh-CN', continuous: true, interimResults: true });
    newest()?.hear({ text: ' 我要投诉 ', isFinal: true }, { text: '你们', isFinal: false });
    expect(heard).toEqual([
      ['我要投诉', true],
      ['你们', false],
    ]);
  });

  test('starts again by itself when the browser has stopped it', () => {
    createBrowserEar(FakeRecognition, listener).listen(true);
    newest()?.onend?.();
    vi.runAllTimers();
    expect(made).toHaveLength(2);
    expect(newest()?.running).toBe(true);
  });

  test('stays silent while paused and listens again afterwards', () => {
    const ear = createBrowserEar(FakeRecognition, listener);
    ear.listen(true);
    ear.listen(false);
    vi.runAllTimers();
    expect(made.some(({ running }) => running)).toBe(false);
    ear.listen(true);
    expect(newest()?.running).toBe(true);
  });

  test.each([
    ['not-allowed', 'denied'],
    ['service-not-allowed', 'denied'],
    ['network', 'network'],
    ['audio-capture', 'microphone'],
    ['language-not-supported', 'language'],
  ])('switches itself off on %s', (error, trouble) => {
    createBrowserEar(FakeRecognition, listener).listen(true);
    newest()?.onerror?.({ error });
    newest()?.onend?.();
    vi.runAllTimers();
    expect(failed).toEqual([trouble]);
    expect(made).toHaveLength(1);
  });

  test('goes on after a silence', () => {
    createBrowserEar(FakeRecognition, listener).listen(true);
    newest()?.onerror?.({ error: 'no-speech' });
    newest()?.onend?.();
    vi.runAllTimers();
    expect(failed).toEqual([]);
    expect(made).toHaveLength(2);
  });

  test('reports nothing more once closed', () => {
    const ear = createBrowserEar(FakeRecognition, listener);
    ear.listen(true);
    const recognition = newest();
    ear.close();
    recognition?.hear({ text: '喂', isFinal: true });
    vi.runAllTimers();
    expect(heard).toEqual([]);
    expect(made).toHaveLength(1);
  });
});

describe('whose recognition it is', () => {
  const chrome =
    'Mozilla/5.0 (X11) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36';
  test.each([
    ['Chrome', chrome, 'Google Inc.', 'Google'],
    ['Edge', `${chrome} Edg/140.0`, 'Google Inc.', 'Microsoft'],
    ['Edge on Android', `${chrome} EdgA/140.0`, 'Google Inc.', 'Microsoft'],
    [
      'Safari',
      'Mozilla/5.0 (Macintosh) Version/18.0 Safari/605.1',
      'Apple Computer, Inc.',
      'Apple',
    ],
    ['Opera', `${chrome} OPR/110.0`, 'Google Inc.', 'unknown'],
    ['another one', 'Mozilla/5.0', '', 'unknown'],
  ])('%s', (_, userAgent, vendor, expected) => {
    expect(earVendor(userAgent, vendor)).toBe(expected);
  });

  test('a browser without recognition has none, and the standard name goes before the old one', () => {
    expect(findRecognition({})).toBeNull();
    expect(findRecognition({ webkitSpeechRecognition: FakeRecognition })).toBe(FakeRecognition);
    const both = { SpeechRecognition: FakeRecognition, webkitSpeechRecognition: class {} };
    expect(findRecognition(both)).toBe(FakeRecognition);
  });
});
