import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longestSentence, SentenceSplitter, splitSentences } from './splitSentences.ts';

describe('splitting', () => {
  test.each([
    ['您好。请讲！可以吗？好；再见', ['您好。', '请讲！', '可以吗？', '好；', '再见']],
    ['第一行\n第二行\n\n', ['第一行', '第二行']],
    ['年费50.5元。9:00开门。', ['年费50.5元。', '9:00开门。']],
    ['网址是www.yunshan-ca.example。好', ['网址是www.yunshan-ca.example。', '好']],
    ['请看http://a.example/b?c=1;d=2 好吗?是', ['请看http://a.example/b?c=1;d=2 好吗?', '是']],
    ['他说“您好。”然后', ['他说“您好。', '然后']],
    ['真的吗？！好。。。', ['真的吗？', '好。']],
    ['Yes! No', ['Yes!', 'No']],
    ['。！？', []],
    ['', []],
  ])('%j', (text, sentences) => expect(splitSentences(text)).toEqual(sentences));

  test('gives a sentence with its last character, not later', () => {
    const splitter = new SentenceSplitter();
    expect(splitter.push('您好')).toEqual([]);
    expect(splitter.push('。')).toEqual(['您好。']);
    expect(splitter.push('请讲？我')).toEqual(['请讲？']);
    expect(splitter.flush()).toEqual(['我']);
    expect(splitter.flush()).toEqual([]);
  });

  test('cuts a sentence that never ends at a comma, outside numbers and addresses', () => {
    const text = `${'请您稍等我来看看，'.repeat(13)}年费1,200元，网址www.yunshan-ca.example${'，好'.repeat(60)}`;
    const sentences = splitSentences(text);
    expect(sentences.join('')).toBe(text);
    for (const sentence of sentences.slice(0, -1)) expect(sentence).toMatch(/，$/u);
    const whole = sentences.filter((one) => /1,200元|www\.yunshan-ca\.example/u.test(one));
    expect(whole.length).toBeGreaterThan(0);
  });
});

fc.configureGlobal({ seed: 20_261_124 });

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '。',
        '！',
        '？',
        '；',
        '!',
        '?',
        ';',
        '\n',
        '，',
        '”',
        ' ',
        '.',
        '50.5',
        '9:30',
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.constantFrom('您好', 'www.yunshan-ca.example/a?b=1;c', '请稍等'.repeat(30)),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

describe('whatever the text', () => {
  test('the sentences do not depend on how it was chunked', () => {
    fc.assert(
      fc.property(text, fc.infiniteStream(fc.integer({ min: 1, max: 9 })), (whole, sizes) => {
        const splitter = new SentenceSplitter();
        const sentences: string[] = [];
        for (let at = 0; at < whole.length; ) {
          const size = sizes.next().value ?? 1;
          sentences.push(...splitter.push(whole.slice(at, at + size)));
          at += size;
        }
        sentences.push(...splitter.flush());
        expect(sentences).toEqual(splitSentences(whole));
      }),
    );
  });

  test('nothing but enders, closing quotes and space at the edges is lost', () => {
    const words = (some: string): string => some.replaceAll(/[。！？；!?;\s”’』」）)"']/gu, '');
    fc.assert(
      fc.property(text, (whole) => {
        expect(words(splitSentences(whole).join(''))).toBe(words(whole));
      }),
    );
  });

  test('a sentence is short, not empty and holds no half character', () => {
    fc.assert(
      fc.property(text, (whole) => {
        for (const sentence of splitSentences(whole)) {
          expect(sentence.length).toBeLessThanOrEqual(longestSentence);
          expect(sentence.trim()).not.toBe('');
          if (whole.isWellFormed()) expect(sentence.isWellFormed()).toBe(true);
        }
      }),
    );
  });
});
