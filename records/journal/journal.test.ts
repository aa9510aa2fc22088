import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CallJournal } from './callJournal.ts';
import type { JournalEntry } from './events.ts';
import { journalFile, openFileSink } from './fileSink.ts';
import { listCalls, readCall } from './readCall.ts';

const callId = '01a20b48-0900-7416-a671-22921cd98e7d';
const now = () => new Date('2026-11-24T02:00:00.000Z');

function written(entries: readonly JournalEntry[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'journal-'));
  const journal = new CallJournal({ callId, now, sink: openFileSink(folder, callId) });
  for (const entry of entries) journal.append(entry, 1);
  return folder;
}

const said = (text: string): JournalEntry => ({ type: 'caller.said', text, via: 'text' });
const ended: JournalEntry = { type: 'call.ended', by: 'caller', reason: 'hung_up' };

describe('the journal of a call', () => {
  it('is on disk line by line, with the envelope first and the hash last', () => {
    const folder = written([said('您好')]);
    const line = readFileSync(journalFile(folder, callId, 0), 'utf8');
    expect(Object.keys(JSON.parse(line))).toEqual([
      'v',
      'callId',
      'part',
      'seq',
      'at',
      'turn',
      'type',
      'text',
      'via',
      'hash',
    ]);
  });

  it('is whole when read back', () => {
    const folder = written([said('一'), said('二'), ended]);
    expect(listCalls(folder)).toEqual([callId]);
    expect(readCall(folder, callId)).toMatchObject({ broken: null, torn: false });
    expect(readCall(folder, callId)?.events).toHaveLength(3);
  });

  it.each([
    ['an edit', (lines: string[]) => lines.map((line) => line.replace('二', '三')), 2],
    ['a deletion', (lines: string[]) => lines.filter((line) => !line.includes('二')), 3],
    ['a reordering', ([a = '', b = '', ...rest]: string[]) => [b, a, ...rest], 2],
    [
      'a line that is no event',
      (lines: string[]) => lines.map((line, at) => (at === 1 ? 'x' : line)),
      2,
    ],
  ])('shows %s, with part and seq', (_, forge, seq) => {
    const folder = written([said('一'), said('二'), said('四'), ended]);
    const file = journalFile(folder, callId, 0);
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    writeFileSync(file, `${forge(lines).join('\n')}\n`);
    expect(readCall(folder, callId)?.broken).toMatchObject({ part: 0, seq });
  });

  it('finds every single changed character', () => {
    const folder = written([said('一'), ended]);
    const file = journalFile(folder, callId, 0);
    const whole = readFileSync(file, 'utf8');
    for (let at = 0; at < whole.length; at += 1) {
      if (whole[at] === '\n') continue;
      const changed = whole[at] === '0' ? '1' : '0';
      writeFileSync(file, whole.slice(0, at) + changed + whole.slice(at + 1));
      expect(readCall(folder, callId)?.broken, `character ${at}`).not.toBeNull();
    }
  });

  it('says that the last line is torn, and the events before it stay readable', () => {
    const folder = written([said('一'), said('二')]);
    const file = journalFile(folder, callId, 0);
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, -20));
    const call = readCall(folder, callId);
    expect(call).toMatchObject({ torn: true });
    expect(call?.events[0]).toMatchObject({ type: 'caller.said', text: '一' });
  });

  it('takes nothing after call.ended', () => {
    const folder = mkdtempSync(join(tmpdir(), 'journal-'));
    const journal = new CallJournal({ callId, now, sink: openFileSink(folder, callId) });
    journal.append(ended, 0);
    expect(() => journal.append(said('喂'), 0)).toThrow(/closed/);
  });

  it('has one writer a part', () => {
    const folder = written([said('一')]);
    expect(() => openFileSink(folder, callId)).toThrow(/EEXIST/);
  });

  it.each([
    ['身份证110101199003070017', '身份证**************0017'],
    ['卡号6222 0212 3456 7890 123', /^卡号\*+ 123$|^卡号\*+.*123$/],
    ['130000000033330X，13000000003 330X', '130000000033330X，13000000003 330X'],
    ['4000-0002-00', '4000-0002-00'],
    ['密码是abc12345', '密码是********'],
    ['验证码：493021', '验证码：******'],
    ['电话13900001111，受理号20260017', '电话13900001111，受理号20260017'],
  ])('masks what it must never hold: %s', (text, kept) => {
    const folder = written([said(text)]);
    const event = readCall(folder, callId)?.events[0];
    expect(event && 'text' in event ? event.text : '').toEqual(
      typeof kept === 'string' ? kept : expect.stringMatching(kept),
    );
  });

  it('refuses fields that are not of the event type', () => {
    const journal = new CallJournal({ callId, now, sink: () => {} });
    const wrong = { type: 'satisfaction.rated', score: 7 } as const;
    expect(() => journal.append(wrong, 0)).toThrow();
    expect(journal.events).toHaveLength(0);
  });
});
