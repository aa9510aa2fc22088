/** Time of one judgement of the gate, over sentences that pass and sentences that are caught. */
import { createGate } from '../../agent/gate/createGate.ts';
import type { Words } from '../../agent/words/types.ts';

const rounds = 40;

/** Milliseconds of each judgement; the first round warms up and is left out. */
export function measureGate(words: Words): number[] {
  const gate = createGate(words);
  const sentences = [
    ...words.articles.flatMap(({ facts }) => facts.map(({ text }) => text)),
    ...words.rules.flatMap(({ passes, fails }) => [...passes, ...fails].map(({ says }) => says)),
  ];
  const history = words.articles.flatMap(({ facts }) =>
    facts.map(({ text }, at) => ({
      who: at % 2 === 0 ? ('caller' as const) : ('agent' as const),
      text,
    })),
  );
  const samples: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, sentence] of sentences.entries()) {
      const earlier = sentences.slice(Math.max(0, index - 2), index);
      const began = performance.now();
      gate.judge(sentence, { earlier, asked: '个人证书续期要多少钱', history, results: [] });
      if (round > 0) samples.push(performance.now() - began);
    }
  }
  return samples;
}
