import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadWords } from './loadWords.ts';
import { WordsFault } from './wordsFault.ts';

const prompts = join(import.meta.dirname, '../../prompts');
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'words-'));
  cpSync(prompts, folder, { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Changes a file of the copy, gives the line of the first changed place. */
function edit(name: string, from: string, to: string): number {
  const file = join(folder, name);
  const text = readFileSync(file, 'utf8');
  const at = text.indexOf(from);
  expect(at, `${name} holds ${from}`).toBeGreaterThanOrEqual(0);
  writeFileSync(file, text.replace(from, to));
  return text.slice(0, at).split('\n').length;
}

function faults(): readonly string[] {
  try {
    loadWords(folder);
  } catch (error) {
    if (!(error instanceof WordsFault)) throw error;
    return error.faults.map(({ file, line, fault }) => `${file}:${line}: ${fault}`);
  }
  return [];
}

describe('loadWords', () => {
  test('loads the demo company whole', () => {
    const words = loadWords(prompts);
    expect(words.company.name).toBe('云杉数字证书');
    expect(words.articles.map(({ topic }) => topic)).toHaveLength(11);
    expect(words.instructions).toContain('云杉数字证书');
    expect(words.instructions).not.toMatch(/[{}]/u);
  });

  test('names each part by a hash that changes with that part only', () => {
    const before = loadWords(folder).hashes;
    edit('knowledge/续期.md', '网上办理续期立即生效。', '网上办理续期，立即生效。');
    const after = loadWords(folder).hashes;
    expect(after.knowledge).not.toBe(before.knowledge);
    expect({ ...after, knowledge: '' }).toEqual({ ...before, knowledge: '' });
    expect(after.knowledge).toMatch(/^[0-9a-f]{16}$/u);
  });

  test('lists every fault of every file at once, each with its line', () => {
    const phrase = edit('phrases.yaml', '您看这样处理可以吗？', '""');
    const key = edit('phrases.yaml', 'interruptible: false', 'interuptible: false');
    const company = edit('company.yaml', 'opening: 2', 'opening: 3');
    const rule = edit('rules.yaml', '- 可能\n', '- 可(能\n');
    const fact = edit('knowledge/发票.md', '预留邮箱。', '预留邮箱');

    const found = faults();
    expect(found).toEqual(
      expect.arrayContaining([
        expect.stringMatching(new RegExp(`phrases.yaml:${phrase}: .*内容不能为空`, 'u')),
        expect.stringMatching(new RegExp(`phrases.yaml:${key}: .*interuptible.*没有这个字段`, 'u')),
        expect.stringMatching(new RegExp(`company.yaml:${company}: .*opening`, 'u')),
        expect.stringMatching(new RegExp(`rules.yaml:${rule}: .*正则表达式有误`, 'u')),
        expect.stringMatching(new RegExp(`发票.md:${fact}: .*完整的句子`, 'u')),
      ]),
    );
    expect(found).toHaveLength(5);
  });

  test('prints all faults in its message and no stack', () => {
    const line = edit('phrases.yaml', 'question: true', 'question: 是');
    expect(() => loadWords(folder)).toThrow(`${join(folder, 'phrases.yaml')}:${line}: `);
    try {
      loadWords(folder);
    } catch (error) {
      expect(error instanceof Error && error.stack).not.toMatch(/\n\s+at /u);
    }
  });
});

describe('a phrase file is refused', () => {
  test('where an id is there twice', () => {
    const line = edit('phrases.yaml', '\nsolve.check:', '\nsolve.answer:') + 1;
    expect(faults().join('\n')).toMatch(new RegExp(`:${line}: YAML 格式错误：重复`, 'u'));
  });

  test('where a phrase that the flow needs is missing', () => {
    edit('phrases.yaml', '\ntransfer.warning:', '\ntransfer.warned:');
    expect(faults().join('\n')).toContain('缺少用语 transfer.warning');
  });

  test('where a slot is missing or unknown', () => {
    const missing = edit('phrases.yaml', '在{deadline}内给您一个明确', '在近日内给您一个明确');
    const unknown = edit('phrases.yaml', '转接至{department}', '转接至{departmant}');
    expect(faults()).toEqual([
      expect.stringMatching(new RegExp(`:${missing}: .*缺少槽位 \\{deadline\\}`, 'u')),
      expect.stringMatching(new RegExp(`:${unknown}: .*没有这样的槽位：departmant`, 'u')),
    ]);
  });

  test('where it is no YAML at all', () => {
    writeFileSync(join(folder, 'phrases.yaml'), 'a: [1,\nb: "x');
    expect(faults().join('\n')).toMatch(/phrases\.yaml:\d+: YAML 格式错误/u);
  });

  test('where it is not there', () => {
    rmSync(join(folder, 'phrases.yaml'));
    expect(faults().join('\n')).toContain('没有这个文件');
  });
});

test('a folder that is not there is one fault, not one for each phrase', () => {
  expect(() => loadWords('/no/such/prompts')).toThrow(
    '用语与知识文件有 1 处错误，请改正后再启动：\n/no/such/prompts: 没有这个文件夹（PROMPTS_DIR）',
  );
});

describe('a rule file is refused', () => {
  test('where a replacement is no phrase, or one with slots that nothing fills', () => {
    edit('rules.yaml', 'replace: are_you_human', 'replace: are_you_humann');
    edit('rules.yaml', 'replace: instructions_request', 'replace: readback');
    expect(faults().join('\n')).toMatch(/没有用语 are_you_humann[\s\S]*槽位 items/u);
  });

  test('where a rule has no examples', () => {
    edit('rules.yaml', 'passes: [请您稍等。]', 'passes: []');
    expect(faults().join('\n')).toContain('至少写一个例句');
  });
});

describe('a rule of the gate is refused', () => {
  test('where it has both patterns and a check, or neither', () => {
    const line = edit('rules.yaml', '  check: speakable', '  check: speakable\n  patterns: [嗯]');
    edit('rules.yaml', '  patterns: [你们?]\n', '');
    const found = faults().join('\n');
    expect(found.match(/patterns 与 check 应写且只写一个/gu)).toHaveLength(2);
    expect(line).toBeGreaterThan(0);
  });

  test('where it names a check that the gate does not have', () => {
    edit('rules.yaml', 'check: brevity', 'check: shortness');
    expect(faults().join('\n')).toMatch(/check 应是 speakable、/u);
  });
});

describe('the word lists are refused', () => {
  test('where a contrast has one option only', () => {
    const line = edit('lexicon.yaml', '  - [[总部], [城东]]', '  - [[总部]]');
    expect(faults().join('\n')).toMatch(new RegExp(`lexicon.yaml:${line}: .*至少写两种`, 'u'));
  });

  test('where a list is missing', () => {
    edit('lexicon.yaml', '\nneutral:', '\nneutrals:');
    expect(faults().join('\n')).toContain('lexicon.yaml');
  });
});

describe('a company file is refused', () => {
  test('where a directory entry has both or neither of phone and place', () => {
    edit('company.yaml', "phone: '12333'", "phone: '12333'\n    place: 社保局");
    expect(faults().join('\n')).toContain('phone 与 place 应写且只写一个');
  });

  test('where no department takes complaints', () => {
    edit('company.yaml', 'role: complaints', 'role: support');
    expect(faults().join('\n')).toContain('role 为 complaints');
  });

  test('where two directory entries share an id', () => {
    edit('company.yaml', 'id: tax', 'id: social_security');
    expect(faults().join('\n')).toContain('编号 social_security 重复');
  });
});
