import { expect, it } from 'vitest';
import { noCaptions } from '../../shared/captions.ts';
import { workbenchTexts } from '../../texts.ts';
import { buildTimeline } from './buildTimeline.ts';
import { mergeEvents, readEvents } from './pageEvent.ts';

const options = { clauses: { 'STD-3.4a': '致歉与共情' }, workNumber: '201' };
const at = (seq: number) => new Date(Date.parse('2026-11-24T02:00:00Z') + seq * 1000).toISOString();
const journal = (...bodies: object[]) =>
  readEvents(
    bodies.map((body, index) => ({ part: 0, seq: index + 1, at: at(index + 1), turn: 0, ...body })),
  );
const duty = { dutyId: 'd1', clause: 'STD-3.4a', phrase: 'complaint.apology' };
const apology = {
  type: 'agent.said',
  text: '非常抱歉给您带来了不好的体验，我非常理解您现在的心情。',
  phrase: 'complaint.apology',
  source: 'phrase',
  heard: '非常抱歉给您带来了不好的体验，我非常理解您现在的心情。',
  interrupted: false,
};
const said = (text: string) => ({ type: 'caller.said', text, via: 'voice' });

it('a duty is a tick at the words that met it', () => {
  const entries = buildTimeline(
    journal({ type: 'duty.opened', ...duty }, apology, { type: 'duty.fulfilled', ...duty }),
    noCaptions,
    options,
  );
  expect(entries).toMatchObject([
    {
      kind: 'speech',
      speaker: 'agent',
      ticks: [{ clause: 'STD-3.4a', title: '致歉与共情', outcome: 'fulfilled' }],
    },
  ]);
});

it('words that were cut off show what was heard and what was not', () => {
  const cut = { ...apology, heard: '非常抱歉给您带来了不好的体验，', interrupted: true };
  expect(buildTimeline(journal(cut), noCaptions, options)).toMatchObject([
    { text: '非常抱歉给您带来了不好的体验，', unheard: '我非常理解您现在的心情。' },
  ]);
});

it('an intervention is a mark with what was to be said and what was said', () => {
  const gate = {
    type: 'gate.intervened',
    rule: 'hedge',
    clauses: ['STD-g5'],
    original: '大概50元。',
    spoken: '年费50元。',
  };
  const [mark] = buildTimeline(journal(gate), noCaptions, options);
  expect(mark).toMatchObject({
    kind: 'mark',
    tone: 'care',
    label: workbenchTexts.timeline.marks.gate,
  });
  expect(mark?.kind === 'mark' && mark.text).toContain('年费50元');
});

it('words that the room brought first stand once, in their place', () => {
  const caption = (id: string, text: string, seq: number) =>
    ({ id, speaker: 'caller', way: 'voice', text, at: Date.parse(at(seq)) }) as const;
  const captions = {
    lines: [caption('a', '我要投诉', 1), caption('b', '你们多收钱', 3)],
    partials: [caption('c', '还有', 4)],
  };
  const texts = buildTimeline(journal(said('我要投诉。')), captions, options).map(
    (entry) => entry.text,
  );
  expect(texts).toEqual(['我要投诉。', '你们多收钱', '还有']);
});

it('the same words said twice stand twice', () => {
  const caption = {
    id: 'a',
    speaker: 'caller',
    way: 'voice',
    text: '喂',
    at: Date.parse(at(2)),
  } as const;
  const entries = buildTimeline(
    journal(said('喂')),
    { lines: [caption, { ...caption, id: 'b' }], partials: [] },
    options,
  );
  expect(entries).toHaveLength(2);
});

it('events of an unknown type or shape, and erased ones, break nothing', () => {
  const entries = buildTimeline(
    journal(
      { type: 'moon.rose' },
      { type: 'caller.said', text: 7 },
      { type: 'caller.said', erased: true },
      said('在吗'),
    ),
    noCaptions,
    options,
  );
  expect(entries).toMatchObject([{ text: '在吗' }]);
  expect(readEvents('x')).toEqual([]);
});

it('events that come again or late fall into the order of the journal', () => {
  const all = journal(said('一'), said('二'), said('三'));
  const merged = mergeEvents(mergeEvents([], all.slice(1)), all);
  expect(merged.map(({ seq }) => seq)).toEqual([1, 2, 3]);
});
