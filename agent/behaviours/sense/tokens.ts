/**
 * A clause as a row of tokens: words of the lexicon with their classes, names of people, numbers,
 * and single characters for the rest. The longest word wins.
 */
import { surname } from '../recognition/wordClasses.ts';
import { blame } from './lexicon/blame.ts';
import { company } from './lexicon/company.ts';
import { danger } from './lexicon/danger.ts';
import { grammar } from './lexicon/grammar.ts';
import { people } from './lexicon/people.ts';
import { talk } from './lexicon/talk.ts';
import { trades } from './lexicon/trades.ts';

export interface Token {
  readonly text: string;
  /** Classes of the word, the first one leading; the text itself where it has none. */
  readonly classes: readonly string[];
}

const classesOf = new Map<string, string[]>();
let longest = 1;
for (const [name, words] of [danger, blame, talk, people, trades, company, grammar].flatMap(
  Object.entries<string>,
)) {
  for (const word of words.trim().split(/\s+/u)) {
    const known = classesOf.get(word);
    if (known) {
      if (!known.includes(name)) known.push(name);
    } else classesOf.set(word, [name]);
    longest = Math.max(longest, word.length);
  }
}

const title =
  '(?:先生|女士|小姐|总|工|姐|哥|叔|姨|师傅|老师|经理|主任|主管|会计|律师|医生|大夫|老板|科长|局长|处长|所长|律|教授|同学|队长|校长|阿姨|大爷|大妈|嫂|婶|爷|奶奶|书记)';
const person = new RegExp(
  `^(?:[小老阿大](?:${surname})(?!师|板|人家|公|婆|妈|爸|家)|(?:${surname})${title}|阿[芳珍强明华丽红军伟平兰英霞燕敏杰辉玲娟勇斌梅])`,
  'u',
);
const number = /^(?:\d+(?:\.\d+)?|[零一二三四五六七八九十百千万两幺]{2,})/u;

function numberClass(digits: string): string {
  if (!/^\d+$/u.test(digits)) return 'NUM';
  if (digits.length === 11) return 'PHONE';
  if (digits.length === 8) return 'REF';
  return digits.length >= 5 ? 'LONGNUM' : 'NUM';
}

export function tokens(clause: string): readonly Token[] {
  const found: Token[] = [];
  for (let at = 0; at < clause.length; ) {
    const token = tokenAt(clause, at);
    found.push(token);
    at += token.text.length;
  }
  return found;
}

function tokenAt(clause: string, at: number): Token {
  const rest = clause.slice(at, at + 24);
  const word = wordAt(rest);
  const name = person.exec(rest)?.[0];
  if (name !== undefined && name.length >= (word?.text.length ?? 0)) {
    return { text: name, classes: ['NAME'] };
  }
  if (word) return word;
  const digits = number.exec(rest)?.[0];
  if (digits !== undefined) return { text: digits, classes: [numberClass(digits)] };
  const latin = /^[a-z]+/u.exec(rest)?.[0];
  if (latin !== undefined) return { text: latin, classes: ['LATIN'] };
  const [character = ''] = rest;
  return { text: character, classes: [character] };
}

function wordAt(rest: string): Token | null {
  for (let length = Math.min(longest, rest.length); length >= 1; length -= 1) {
    const text = rest.slice(0, length);
    const classes = classesOf.get(text);
    if (classes && !(/[a-z]$/u.test(text) && /^[a-z]/u.test(rest.slice(length))))
      return { text, classes };
  }
  return null;
}
