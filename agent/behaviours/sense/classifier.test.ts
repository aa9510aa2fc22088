import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { read } from '../recognition/reading.ts';
import { sensed } from './classifier.ts';
import { featuresOf } from './features.ts';
import { unpack } from './model.ts';
import weights from './weights.json' with { type: 'json' };

const means = (text: string) => [...sensed(read(text), [])];

describe('what the classifier takes words for', () => {
  it.each([
    ['我要投诉你们网点', 'complaint'],
    ['我要转人工', 'person_request'],
    ['不要录音', 'recording_objection'],
    ['打错电话了', 'wrong_number'],
    ['公积金怎么提取', 'out_of_scope'],
    ['你就是个废物', 'abuse'],
  ])('%s means %s', (text, situation) => expect(means(text)).toContain(situation));

  it.each(['续期多少钱', '发票什么时候开', '网点几点开门'])('%s is plain business', (text) =>
    expect(means(text)).toEqual([]),
  );

  it('gives the same answer to the same words', () => {
    expect(means('你们多扣我两百还不退')).toEqual(means('你们多扣我两百还不退'));
  });

  it('makes nothing of what has no features that it knows', () => {
    expect(() => means('龘')).not.toThrow();
  });
});

describe('its weights', () => {
  it('are smaller than four megabytes', () => {
    expect(statSync(new URL('weights.json', import.meta.url)).size).toBeLessThan(4_000_000);
  });

  it('fit each other: a row per feature, a line per situation', () => {
    const model = unpack(weights);
    const features = model.index.length;
    expect(features).toBeGreaterThan(1_000);
    expect(model.linear.bytes.length).toBe(features * model.situations.length);
    expect(model.embeddings.bytes.length).toBe(features * model.embeddings.columns);
    expect(model.lines.alone).toHaveLength(model.situations.length);
    expect(model.lines.confirmed).toHaveLength(model.situations.length);
  });

  it('name no words of the corpora', () => {
    expect(readFileSync(new URL('weights.json', import.meta.url), 'utf8')).not.toMatch(
      /\p{Script=Han}/u,
    );
  });
});

it('sees each feature of a text once, whatever is repeated', () => {
  const features = featuresOf(read('转人工，转人工，转人工'), ['person_request']);
  expect(features.size).toBe(new Set(features).size);
  expect(features.size).toBeGreaterThan(10);
});
