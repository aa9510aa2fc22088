/**
 * Loads the words of a company from `prompts/`: phrases, settings, knowledge, rules, instructions.
 * Synchronous, because nothing of a call may start without them. Either everything is sound, or
 * a `WordsFault` lists every fault of every file; there is no half-loaded state.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArticle } from './articles.ts';
import { readCompany } from './company.ts';
import { readLexicon } from './lexicon.ts';
import { fillSlots, slotsOf } from './phraseSlots.ts';
import { readPhrases } from './phrases.ts';
import { companySlots, readRules } from './rules.ts';
import type { Article, Company, Words } from './types.ts';
import { FaultList } from './wordsFault.ts';

/**
 * @param directory the folder of the words, normally `prompts`
 * @throws WordsFault with all faults, each with file and line
 */
export function loadWords(directory: string): Words {
  const faults = new FaultList();
  if (!existsSync(directory)) faults.add(directory, 0, '没有这个文件夹（PROMPTS_DIR）');
  faults.throwIfAny();
  const read = (name: string): { file: string; text: string } => {
    const file = join(directory, name);
    return { file, text: readText(file, faults) };
  };
  const phraseFile = read('phrases.yaml');
  const companyFile = read('company.yaml');
  const ruleFile = read('rules.yaml');
  const lexiconFile = read('lexicon.yaml');
  const instructionFile = read('instructions.md');
  const summaryFile = join(directory, 'summary.md');

  const book = readPhrases(phraseFile.file, phraseFile.text, faults);
  const company = readCompany(companyFile.file, companyFile.text, faults);
  const rules = readRules(ruleFile.file, ruleFile.text, book, faults);
  const lexicon = readLexicon(lexiconFile.file, lexiconFile.text, faults);
  const articles = readArticles(join(directory, 'knowledge'), faults);
  const instructions = fillInstructions(instructionFile, company, faults);

  faults.throwIfAny();
  if (company === null) throw new Error('a company without faults is missing');
  return {
    phrases: book.phrases,
    company,
    articles,
    rules,
    lexicon,
    instructions,
    summaryInstructions: existsSync(summaryFile) ? readText(summaryFile, faults).trim() : '',
    hashes: {
      phrases: hashOf(phraseFile.text),
      rules: hashOf(ruleFile.text, lexiconFile.text, instructionFile.text),
      knowledge: hashOf(companyFile.text, ...articles.flatMap(({ topic, text }) => [topic, text])),
    },
  };
}

/** The values of those slots that the settings of a company fill. */
export function companySlotValues(company: Company): Readonly<Record<string, string>> {
  return {
    company: company.name,
    agent_id: company.agentId,
    agent_number: company.agentNumber,
  };
}

function readText(file: string, faults: FaultList): string {
  try {
    const text = readFileSync(file, 'utf8');
    if (text.trim() === '') faults.add(file, 0, '文件是空的');
    return text;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    faults.add(file, 0, code === 'ENOENT' ? '没有这个文件' : `读不出来：${code}`);
    return '{}';
  }
}

function readArticles(folder: string, faults: FaultList): readonly Article[] {
  let names: readonly string[] = [];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
  } catch {
    faults.add(folder, 0, '没有这个文件夹，知识应放在其中');
    return [];
  }
  if (names.length === 0) faults.add(folder, 0, '没有一篇知识（*.md）');
  return names.toSorted().map((name) => {
    const file = join(folder, name);
    return readArticle(name.slice(0, -'.md'.length), file, readText(file, faults), faults);
  });
}

function fillInstructions(
  { file, text }: { file: string; text: string },
  company: Company | null,
  faults: FaultList,
): string {
  for (const slot of slotsOf(text).filter((name) => !companySlots.includes(name))) {
    const line = text.slice(0, text.indexOf(`{${slot}}`)).split('\n').length;
    faults.add(file, line, `没有这样的槽位：${slot}（可用：${companySlots.join('、')}）`);
  }
  if (company === null || faults.faults.length > 0) return text;
  return fillSlots(file, text, companySlotValues(company), companySlots);
}

/** First 16 hex characters of SHA-256 over the parts, each closed by a NUL. */
function hashOf(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex').slice(0, 16);
}
