/** Found while the rulebook was tested, and not mended yet: the same reply twice. */
import { describe, expect, it } from 'vitest';
import { talkWith } from '../support/dialogue.ts';
import { wordsOf } from '../support/wordsOf.ts';

describe('free wording', () => {
  it('never says the same generic reply twice running [REC-2.2g]', async () => {
    const reply = '请您稍后再试。';
    const { events } = await talkWith({ models: [wordsOf(reply, reply)] }, '打不开', '还是打不开');
    const told = events.flatMap((event) => (event.type === 'agent.said' ? [event.text] : []));
    expect(told.filter((text) => text === reply).length).toBeLessThanOrEqual(1);
  });
});
