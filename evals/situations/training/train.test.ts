import { describe, expect, it } from 'vitest';
import { read } from '../../../agent/behaviours/recognition/reading.ts';
import { featuresOf } from '../../../agent/behaviours/sense/features.ts';
import { placesOf, scoresOf, unpack } from '../../../agent/behaviours/sense/model.ts';
import { type Situation, situations } from '../corpus.ts';
import type { Sample } from './samples.ts';
import { labelsOf, train } from './train.ts';

const said: readonly (readonly [string, readonly Situation[]])[] = [
  ['我要投诉你们', ['complaint']],
  ['我要投诉网点', ['complaint']],
  ['我想投诉那个人', ['complaint']],
  ['转人工', ['person_request']],
  ['帮我转人工', ['person_request']],
  ['我要转人工服务', ['person_request']],
  ['续期多少钱', []],
  ['续期要多久', []],
  ['我要续期', []],
];

const samples: readonly Sample[] = said.map(([text, expect], group) => ({
  features: Uint32Array.from(featuresOf(read(text), [])),
  expect,
  may: [],
  rules: [],
  group,
  file: 'w-a',
  weight: 1,
  original: true,
}));

const learned = train(samples);
const model = unpack({ ...learned, lines: { alone: [], confirmed: [] } });

function scoreOf(text: string, situation: Situation): number {
  return (
    scoresOf(model, placesOf(model, featuresOf(read(text), [])))[situations.indexOf(situation)] ??
    Number.NaN
  );
}

describe('the trained model', () => {
  it('tells what it was taught apart, in words that it was not taught', () => {
    expect(scoreOf('我要投诉城东那个人', 'complaint')).toBeGreaterThan(
      scoreOf('续期多少钱啊', 'complaint'),
    );
    expect(scoreOf('麻烦转人工', 'person_request')).toBeGreaterThan(
      scoreOf('麻烦续期', 'person_request'),
    );
  });

  it('is the same for the same samples, byte for byte', () => {
    expect(JSON.stringify(train(samples))).toBe(JSON.stringify(learned));
  });
});

it('learns nothing from what is left open', () => {
  const labels = labelsOf(['complaint'], ['abuse']);
  expect(labels[situations.indexOf('complaint')]).toBe(1);
  expect(labels[situations.indexOf('abuse')]).toBe(-1);
  expect(labels[situations.indexOf('danger')]).toBe(0);
});
