/** Section 6 as far as one call keeps it: notice, confidence, key facts, one release of the words. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadWords } from '../../agent/words/loadWords.ts';
import { talk, talkWith, words } from '../support/dialogue.ts';

describe('the record of a call', () => {
  it('holds no identity or card number in full [REC-1.3, MGT-1.3.3, MGT-2.4.3c, MGT-3.2.3]', async () => {
    const { events } = await talk('我的身份证号是110101199003074578，银行卡6222020200112233446');
    expect(JSON.stringify(events)).not.toMatch(/110101199003074578|6222020200112233446/u);
  });

  it('notes each promise as a ticket with an owner and a due time [MGT-1.7.4, MGT-1.4.2]', async () => {
    const { of } = await talk(
      '我建议你们网点周日也开门',
      '证书是国密算法吗',
      '13900001111',
      '对',
      '我姓王',
    );
    expect(of('ticket.opened').map(({ kind }) => kind)).toEqual(['suggestion', 'callback']);
    for (const { owner, dueAt, ticketId } of of('ticket.opened')) {
      expect(owner).not.toBe('');
      expect(Date.parse(dueAt)).toBeGreaterThan(Date.parse(words.company.demoNow));
      expect(ticketId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/u);
    }
  });

  it('keeps the key facts for whoever takes over [TRN-listen, ETI-5d]', async () => {
    const { of } = await talk('我叫李明，证书是国密算法吗', '13900001111', '对', '转人工');
    expect(of('handoff.requested')[0]?.summary.caller).toMatchObject({
      name: '李明',
      number: '13900001111',
    });
  });

  it('names the one release of words, rules and knowledge that the call speaks [TRN-kb]', async () => {
    const { of } = await talk();
    expect(of('call.started')[0]?.release).toMatchObject({ ...words.hashes, model: 'scripted@1' });
  });
});

describe('the knowledge', () => {
  it('may change between two calls: the next one knows it, and names another release [TRN-kb]', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'words-'));
    cpSync(new URL('../../prompts', import.meta.url).pathname, folder, { recursive: true });
    const file = join(folder, 'knowledge', '补办.md');
    writeFileSync(file, readFileSync(file, 'utf8').replace('工本费30元', '工本费35元'));
    const changed = loadWords(folder);
    const line = '补办证书多少钱';
    const before = await talk(line);
    const after = await talkWith({ words: changed }, line);
    expect(before.said.join('')).toContain('30元');
    expect(after.said.join('')).toContain('35元');
    expect(after.of('call.started')[0]?.release.knowledge).not.toBe(
      before.of('call.started')[0]?.release.knowledge,
    );
  });
});
