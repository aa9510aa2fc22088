/** Words that change while calls are being answered, on a real folder. */
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ServedWords } from './servedWords.ts';
import { WordsFault } from './wordsFault.ts';

const prompts = join(import.meta.dirname, '../../prompts');
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'words-'));
  cpSync(prompts, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const renewal = () => join(folder, 'knowledge/续期.md');
const change = (file: string, from: string, to: string) => {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
};

describe('served words', () => {
  it('are the very same while nothing changes', () => {
    const served = new ServedWords(folder);
    expect(served.current().words).toBe(served.current().words);
  });

  it('are read anew after a file has changed, and what a call holds stays', () => {
    const served = new ServedWords(folder);
    const before = served.current().words;
    const text = before.articles.find(({ topic }) => topic === '续期')?.text;
    change(renewal(), '60天', '90天');
    const after = served.current();
    expect(after.fault).toBeNull();
    expect(after.words.hashes.knowledge).not.toBe(before.hashes.knowledge);
    expect(after.words.articles.find(({ topic }) => topic === '续期')?.text).toContain('90天');
    expect(before.articles.find(({ topic }) => topic === '续期')?.text).toBe(text);
  });

  it('stay as they were while a file is broken, and say where it is broken', () => {
    const served = new ServedWords(folder);
    const before = served.current().words;
    writeFileSync(renewal(), '这不是一篇知识\n');
    const broken = served.current();
    expect(broken.words).toBe(before);
    expect(broken.fault).toContain('续期.md');
    expect(served.current().fault).toContain('续期.md');
  });

  it('are served again once the file is mended', () => {
    const served = new ServedWords(folder);
    const good = readFileSync(renewal(), 'utf8');
    writeFileSync(renewal(), '');
    expect(served.current().fault).not.toBeNull();
    writeFileSync(renewal(), good);
    expect(served.current().fault).toBeNull();
  });

  it('notice a file that is gone', () => {
    const served = new ServedWords(folder);
    rmSync(join(folder, 'phrases.yaml'));
    expect(served.current().fault).toContain('phrases.yaml');
  });

  it('come from the last good copy where a process starts on a broken folder', () => {
    const broken = join(folder, 'broken');
    cpSync(prompts, broken, { recursive: true });
    appendFileSync(join(broken, 'company.yaml'), '\nname: [');
    const served = new ServedWords(broken, prompts);
    expect(served.current().words.company.name).toBe('云杉数字证书');
    expect(served.current().fault).toContain('company.yaml');
    expect(() => new ServedWords(broken)).toThrow(WordsFault);
    expect(() => new ServedWords(broken, join(folder, 'nowhere'))).toThrow(WordsFault);
  });
});
