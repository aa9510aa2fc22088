/**
 * The browser's own speech recognition as the ear of a call. Whose service it is must be said
 * before it is switched on, because the caller's voice leaves the house; where the browser has
 * none, there is no switch. It listens only while nobody else speaks, or it would hear the agent.
 */

export interface RecognitionResult {
  readonly isFinal: boolean;
  readonly 0: { readonly transcript: string };
}

interface RecognitionEvent {
  readonly resultIndex: number;
  readonly results: { readonly length: number; readonly [index: number]: RecognitionResult };
}

export interface Recognition {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  onresult: ((event: RecognitionEvent) => void) | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  stop(): void;
  abort(): void;
}

export type RecognitionMaker = new () => Recognition;
export type EarTrouble = 'denied' | 'network' | 'language' | 'microphone';
/** Whose service recognises, as far as the browser tells. */
export type EarVendor = 'Google' | 'Microsoft' | 'Apple' | 'unknown';

export interface EarListener {
  /** Words so far (not final), or a finished utterance. */
  heard(text: string, final: boolean): void;
  /** Recognition cannot go on; the ear has switched itself off. */
  failed(trouble: EarTrouble): void;
}

export interface BrowserEar {
  /** Listens from now on, or pauses; safe to call with the same value again. */
  listen(on: boolean): void;
  close(): void;
}

const troubles: Readonly<Record<string, EarTrouble>> = {
  'not-allowed': 'denied',
  'service-not-allowed': 'denied',
  'audio-capture': 'microphone',
  network: 'network',
  'language-not-supported': 'language',
};
/** Recognisers stop by themselves after a pause; a short rest keeps a failing one from spinning. */
const restartAfterMs = 250;

export function createBrowserEar(Maker: RecognitionMaker, listener: EarListener): BrowserEar {
  let wanted = false;
  let closed = false;
  let running: Recognition | null = null;

  const start = () => {
    if (!wanted || closed || running !== null) return;
    const recognition = new Maker();
    running = recognition;
    recognition.lang = 'zh-CN';
    recognition.continuous = true;
    recognition.interimResults = true;
    recognition.onresult = (event) => {
      for (let index = event.resultIndex; index < event.results.length; index += 1) {
        const result = event.results[index];
        const text = result?.[0].transcript.trim() ?? '';
        if (result !== undefined && text !== '' && !closed) listener.heard(text, result.isFinal);
      }
    };
    recognition.onerror = ({ error }) => {
      const trouble = troubles[error];
      if (trouble === undefined || closed) return;
      wanted = false;
      closed = true;
      listener.failed(trouble);
    };
    recognition.onend = () => {
      running = null;
      setTimeout(start, restartAfterMs);
    };
    recognition.start();
  };

  return {
    listen: (on) => {
      wanted = on;
      if (on) start();
      else running?.stop();
    },
    close: () => {
      closed = true;
      wanted = false;
      running?.abort();
    },
  };
}

/** The browser's recogniser, or null where it has none. */
export function findRecognition(place: object): RecognitionMaker | null {
  const found: unknown =
    Reflect.get(place, 'SpeechRecognition') ?? Reflect.get(place, 'webkitSpeechRecognition');
  return isMaker(found) ? found : null;
}

function isMaker(value: unknown): value is RecognitionMaker {
  return typeof value === 'function';
}

export function earVendor(userAgent: string, vendor: string): EarVendor {
  if (/\bEdgA?\//.test(userAgent)) return 'Microsoft';
  if (vendor.includes('Apple')) return 'Apple';
  if (/\b(OPR|Vivaldi|YaBrowser|SamsungBrowser)\//.test(userAgent)) return 'unknown';
  return vendor.includes('Google') ? 'Google' : 'unknown';
}
