import { afterAll, beforeAll, expect, test } from 'vitest';
import { spokenCharacters } from './clauses.ts';
import { createEspeakSynthesizer } from './espeakSynthesizer.ts';
import { type Measurement, measure } from './level.ts';
import { collect } from './pcm.ts';
import { loadPronunciation } from './pronunciation.ts';

const pronunciation = loadPronunciation('prompts/pronunciation.yaml');
const espeak = createEspeakSynthesizer({ pronunciation });
const { signal } = new AbortController();

const OPENING = [
  '您好，云杉数字证书，很高兴为您服务，我是智能客服001号。',
  '为保证服务质量，您的通话可能会被录音，敬请谅解。',
  '请问有什么可以帮您？',
];
const PHRASES = [
  ...OPENING,
  '您好，请问可以听到我声音吗？',
  '对不起，您的电话没有声音，请您换一部电话再次打来，好吗？再见！',
  '非常抱歉给您带来了不好的体验，我非常理解您现在的心情。',
  '在转接过程中可能需要您简要说明一下情况，给您带来不便请谅解。',
  '请问还有其他问题吗？',
  '感谢您的来电，祝您生活愉快！',
  '您可以拨打12333客服电话咨询',
  '企业证书的审核时间是2个工作日。',
  'PIN码连续输错10次锁定。',
  '总部网点在青云路18号云杉大厦1层，服务时间是工作日9:00至17:00。',
  '您的受理号是20260017，到期日是2026-12-20。',
  '不客气',
];

const measured = new Map<string, Measurement>();

beforeAll(async () => {
  for (const text of PHRASES) {
    measured.set(text, measure(await collect(espeak.synthesize(text, signal))));
  }
});
afterAll(() => espeak.close());

function of(text: string): Measurement {
  const measurement = measured.get(text);
  if (!measurement) throw new Error(`not measured: ${text}`);
  return measurement;
}

test.each(PHRASES)('%s: 4.0–4.5 characters a second', (text) => {
  const characters = spokenCharacters(pronunciation.respell(pronunciation.read(text)));
  const pace = (characters * 1000) / of(text).durationMs;
  expect(pace).toBeGreaterThanOrEqual(4);
  expect(pace).toBeLessThanOrEqual(4.5);
});

test.each(PHRASES)('%s: starts within 60 ms, ends within 120 ms, never clips', (text) => {
  const { leadingSilenceMs, trailingSilenceMs, peakDbfs } = of(text);
  expect(leadingSilenceMs).toBeLessThanOrEqual(60);
  expect(trailingSilenceMs).toBeLessThanOrEqual(120);
  expect(peakDbfs).toBeLessThanOrEqual(-2.9);
  expect(peakDbfs).toBeGreaterThan(-6);
});

test('all phrases are equally loud to within 2 dB', () => {
  const levels = PHRASES.map((text) => of(text).speechRmsDbfs);
  expect(Math.max(...levels) - Math.min(...levels)).toBeLessThan(2);
});

test('greeting, notice and question with a breath in between take at most 14 s', () => {
  const spokenMs = OPENING.reduce((sum, text) => sum + of(text).durationMs, 0);
  expect(spokenMs + 2 * 300).toBeLessThanOrEqual(14_000);
});

test('pauses stand where the commas are', () => {
  const pauses = of('为保证服务质量，您的通话可能会被录音，敬请谅解。').segments.filter(
    ({ kind, startMs, endMs }) => kind === 'silence' && endMs - startMs >= 90,
  );
  expect(pauses).toHaveLength(2);
});

test('English words in a Mandarin line are spoken too', async () => {
  const english = 'I will transfer you to a member of our staff.';
  const sound = measure(await collect(espeak.synthesize(english, signal)));
  expect(sound.durationMs).toBeGreaterThan(1_500);
  expect(sound.speechRmsDbfs).toBeCloseTo(-20, 0);
});

test('a text without words gives no sound and no fault', async () => {
  expect((await collect(espeak.synthesize('……！', signal))).samples).toHaveLength(0);
});

async function spokenMs(text: string, pace: 'normal' | 'slow'): Promise<number> {
  return measure(await collect(espeak.synthesize(text, signal, pace))).durationMs;
}

test.each(['个人证书的年费是50元。', '请问还有其他问题吗？', '网址是www.yunshan-ca.example。'])(
  '%s: at least a fifth longer for a caller who asked for slower speech [REC-2.2b, TRN-voice]',
  async (text) => {
    expect(await spokenMs(text, 'slow')).toBeGreaterThan(1.2 * (await spokenMs(text, 'normal')));
  },
);

test('numbers, dates and fees are slower than plain words of the same length [REC-2.2b]', async () => {
  const plainMs = await spokenMs('很高兴为您服务请讲，', 'normal');
  const numberMs = await spokenMs('一三九零零零零一一一，', 'normal');
  expect(numberMs).toBeGreaterThan((plainMs * 10) / 9);
});
