import { describe, expect, test } from 'vitest';
import {
  type Caption,
  captionLimit,
  noCaptions,
  withDelivery,
  withKey,
  withLine,
  withPartial,
} from './captions.ts';

function caption(id: string, text: string, change: Partial<Caption> = {}): Caption {
  return { id, speaker: 'agent', way: 'voice', text, at: 1000, ...change };
}

describe('captions', () => {
  test('words being spoken replace one another and stay out of the finished lines', () => {
    const first = withPartial(noCaptions, caption('a', '您好'));
    const second = withPartial(first, caption('a', '您好，请问'));
    expect(second).toEqual({ lines: [], partials: [caption('a', '您好，请问')] });
  });

  test('a finished line takes the place of its words being spoken', () => {
    const spoken = withPartial(noCaptions, caption('a', '您好'));
    const done = withLine(spoken, caption('a', '您好。'));
    expect(done).toEqual({ lines: [caption('a', '您好。')], partials: [] });
  });

  test('late words of a finished line are not shown again', () => {
    const done = withLine(noCaptions, caption('a', '您好。'));
    expect(withPartial(done, caption('a', '您'))).toBe(done);
  });

  test('a finished line under a known id changes the line where it stands', () => {
    const two = withLine(withLine(noCaptions, caption('a', '一')), caption('b', '二'));
    const changed = withLine(two, caption('a', '一！', { at: 5000 }));
    expect(changed.lines.map(({ text }) => text)).toEqual(['一！', '二']);
    expect(changed.lines[0]?.at).toBe(1000);
  });

  test('empty words leave nothing behind', () => {
    const spoken = withPartial(noCaptions, caption('a', '您'));
    expect(withPartial(spoken, caption('a', ' '))).toEqual(noCaptions);
    expect(withLine(spoken, caption('a', ''))).toEqual(noCaptions);
  });

  test('keys pressed soon after one another share a line, later ones begin a new one', () => {
    const keys = withKey(withKey(withKey(noCaptions, '1', 0), '3', 900), '#', 60_000);
    expect(keys.lines.map(({ text }) => text)).toEqual(['13', '#']);
  });

  test('the delivery of one line is marked on that line only', () => {
    const two = withLine(withLine(noCaptions, caption('a', '一')), caption('b', '二'));
    const marked = withDelivery(two, 'b', 'failed');
    expect(marked.lines.map(({ delivery }) => delivery)).toEqual([undefined, 'failed']);
  });

  test('the oldest lines go when there are too many', () => {
    let captions = noCaptions;
    for (let i = 0; i <= captionLimit; i += 1) {
      captions = withLine(captions, caption(`${i}`, `第${i}句`));
    }
    expect(captions.lines).toHaveLength(captionLimit);
    expect(captions.lines[0]?.text).toBe('第1句');
  });
});
