/**
 * One product for all tests of a file, with the stand-ins it needs; started before the first test,
 * stopped after the last, also where the start failed half-way.
 */
import { rm } from 'node:fs/promises';
import { dispose } from '@livekit/rtc-node';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type Ear, startEar } from './ear.ts';
import { type Product, startProduct } from './product.ts';
import { recordedPrompts } from './recordedPrompts.ts';
import {
  type ChooseAnswer,
  type ModelStandIn,
  startModelStandIn,
} from './standIns/modelStandIn.ts';
import { startVoiceStandIn, type VoiceStandIn } from './standIns/voiceStandIn.ts';
import { closeVoice } from './voice.ts';

export interface LiveOptions {
  /** Speech recognition by the test ear. */
  readonly ear?: boolean;
  /** A model on the wire; the scripted one alone where it is left out. */
  readonly model?: ChooseAnswer;
  /** Speech synthesis by the stand-in that speaks in a tone. */
  readonly voice?: boolean;
  /** `rendered`: the project's words as a first start renders them; default: recorded and brisk. */
  readonly prompts?: 'recorded' | 'rendered';
  readonly settings?: Readonly<Record<string, string>>;
  /** Telephones that can be rung. */
  readonly telephones?: boolean;
  /** Done first, e.g. building the pages. */
  readonly before?: () => Promise<void>;
}

/** What a file's tests work with; each part may be used inside tests only. */
export interface Live {
  readonly product: Product;
  readonly ear: Ear;
  readonly model: ModelStandIn;
  readonly voice: VoiceStandIn;
}

export function liveProduct(options: LiveOptions = {}): Live {
  const parts: Partial<{ -readonly [Part in keyof Live]: Live[Part] }> = {};
  let temporary: string | null = null;
  beforeAll(async () => {
    await options.before?.();
    const settings: Record<string, string> = { ...options.settings };
    if (options.ear) {
      parts.ear = await startEar();
      settings.STT_BASE_URL = parts.ear.baseUrl;
    }
    if (options.voice) {
      parts.voice = await startVoiceStandIn();
      settings.TTS_BASE_URL = parts.voice.baseUrl;
    }
    if (options.model) {
      parts.model = await startModelStandIn(options.model);
      Object.assign(settings, parts.model.settings);
    }
    const recorded = options.prompts === 'rendered' ? null : await recordedPrompts();
    temporary = recorded?.folder ?? null;
    const promptsFolder = recorded ? { promptsFolder: recorded.folder } : {};
    parts.product = await startProduct({
      ...promptsFolder,
      settings,
      telephones: options.telephones ?? false,
    });
  });
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') console.error(parts.product?.story);
  });
  afterAll(async () => {
    await parts.product?.stop();
    await Promise.all([parts.ear?.stop(), parts.model?.stop(), parts.voice?.stop()]);
    if (temporary) await rm(temporary, { recursive: true, force: true });
    closeVoice();
    await dispose();
  });
  const part = <Name extends keyof Live>(name: Name): Live[Name] => {
    const found: Live[Name] | undefined = parts[name];
    if (found === undefined) throw new Error(`this file's tests have no ${name}`);
    return found;
  };
  return {
    get product() {
      return part('product');
    },
    get ear() {
      return part('ear');
    },
    get model() {
      return part('model');
    },
    get voice() {
      return part('voice');
    },
  };
}
