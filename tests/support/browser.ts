/**
 * Real Chromium for tests, without hardware: a fake microphone that plays a WAV file, and a probe
 * that measures every audio track that a page receives.
 *
 * The browser is the machine's own; it is never downloaded here.
 */
import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Pcm } from '../../agent/voice/speech/types.ts';
import { searchPath } from './settings.ts';
import { encodeWav } from './wav.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const artifacts = join(import.meta.dirname, '../../test-artifacts');

export class Browser {
  readonly context: BrowserContext;
  readonly #folder: string;

  constructor(context: BrowserContext, folder: string) {
    this.context = context;
    this.#folder = folder;
  }

  /** Opens a page; audio that it receives can be measured with `receivedLevel`. */
  async open(address: string): Promise<Page> {
    const page = await this.context.newPage();
    await page.addInitScript(probe);
    await page.goto(address);
    return page;
  }

  /** From now on its pages there send this `cookie` header. */
  async keepCookie(url: string, header: string): Promise<void> {
    const [name = '', value = ''] = header.split(/=(.*)/s);
    await this.context.addCookies([{ name, value, url: `${url}/desk` }]);
  }

  async close(): Promise<void> {
    await this.context.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

export interface BrowserOptions {
  /** What the microphone hears, again and again; silence where it is left out. */
  readonly microphone?: Pcm;
  /** False: the page asks for the microphone and is refused. */
  readonly permission?: boolean;
  readonly width?: number;
  readonly height?: number;
}

/** Starts Chromium with a fresh profile. @throws Error where no browser is installed */
export async function startBrowser(options: BrowserOptions = {}): Promise<Browser> {
  const folder = await mkdtemp(join(tmpdir(), 'three-rings-browser-'));
  const microphone = options.microphone ?? { samples: new Int16Array(48_000), sampleRate: 48_000 };
  const file = join(folder, 'microphone.wav');
  await writeFile(file, encodeWav(microphone));
  const permission = options.permission ?? true;
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: await executable(),
    headless: true,
    locale: 'zh-CN',
    viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--autoplay-policy=no-user-gesture-required',
      permission ? '--use-fake-ui-for-media-stream' : '--deny-permission-prompts',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${file}`,
    ],
  });
  return new Browser(context, folder);
}

/** Keeps a picture of the page under `test-artifacts/`. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await mkdir(artifacts, { recursive: true });
  await page.screenshot({ path: join(artifacts, `${name}.png`), fullPage: true });
}

/** Loudest 100 ms among all received audio tracks since the page opened or was last asked, in dBFS. */
export async function receivedLevel(page: Page): Promise<number> {
  return await page.evaluate(() => {
    const holder = globalThis as typeof globalThis & { receivedPeak?: number };
    const peak = holder.receivedPeak ?? 0;
    holder.receivedPeak = 0;
    return peak > 1e-6 ? 20 * Math.log10(peak) : -120;
  });
}

/** Runs in the page: taps each remote audio track with an analyser. */
function probe(): void {
  const holder = globalThis as typeof globalThis & { receivedPeak?: number };
  holder.receivedPeak = 0;
  const Native = RTCPeerConnection;
  const listen = (track: MediaStreamTrack) => {
    const stream = new MediaStream([track]);
    // Chromium decodes a received track only while an element plays it.
    const player = new Audio();
    player.muted = true;
    player.srcObject = stream;
    void player.play();
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 4096;
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      const mean = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      holder.receivedPeak = Math.max(holder.receivedPeak ?? 0, Math.sqrt(mean));
    }, 80);
  };
  globalThis.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      this.addEventListener('track', ({ track }) => {
        if (track.kind === 'audio') listen(track);
      });
    }
  };
}

async function executable(): Promise<string> {
  for (const file of searchPath.flatMap((folder) => names.map((name) => join(folder, name)))) {
    const found = await access(file).then(
      () => true,
      () => false,
    );
    if (found) return file;
  }
  throw new Error(`no browser on PATH (${names.join(', ')}): apt-get install chromium`);
}
