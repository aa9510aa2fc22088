/**
 * The caller's words as rules read them: half-width, simplified, standard words for dialect, sounds
 * for characters, no fillers, repairs carried out (我要查，不是，我要投诉), cut into clauses. The
 * last few readings are kept, since several behaviours ask about the same turn.
 */
import { standardWords } from './dialect.ts';
import { readSoundAlikes } from './soundAlikes.ts';
import { simplifiedCharacters } from './traditional.ts';
import { readTypedPinyin } from './typedPinyin.ts';

export interface Reading {
  /** The whole text, clauses joined with ，. */
  readonly said: string;
  readonly clauses: readonly string[];
  /** Letters and digits of any script. */
  readonly length: number;
}

const kept = new Map<string, Reading>();
const keptAtMost = 32;

export function read(text: string): Reading {
  const known = kept.get(text);
  if (known) return known;
  const reading = interpret(text);
  const [oldest] = kept.keys();
  if (kept.size >= keptAtMost && oldest !== undefined) kept.delete(oldest);
  kept.set(text, reading);
  return reading;
}

function interpret(text: string): Reading {
  const visible = text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}]/gu, ' ')
    .trim();
  const characters = simplifiedCharacters(readTypedPinyin(visible)).toLowerCase();
  const joined = standardWords(
    characters.replace(/\s+/gu, '').replace(/[^\p{L}\p{N}\p{M}%.:@/+_-]+/gu, '，'),
  );
  const clauses = repaired(clausesOf(readSoundAlikes(withoutFillers(joined))));
  const said = clauses.join('，');
  return { said, clauses, length: said.replace(/[^\p{L}\p{N}]/gu, '').length };
}

function withoutFillers(text: string): string {
  return text
    .replace(/[嗯呃唔噢喔]+|额+(?=，)|\.{2,}/gu, '，')
    .replace(/([我你他要想转不别])，+\1/gu, '$1')
    .replace(/(我|你|要|想|就是|那个|这个|转)\1+(?=[^，。])/gu, '$1');
}

const fillerOnly =
  /^(?:那个|这个|就是(?:那个|说)?|那什么|怎么说呢|哎+呀?|诶|欸|啊|喂|唉|你好|那|然后|我说|听我说|是这样的?|哈|呵呵|哈哈){1,12}$/u;
const leadingFiller =
  /^(?:就是(?:那个|说)(?=我|你|能|要)|那个(?=我|你|能|要|帮|给|请)|哎呀?|诶|欸|唉)/u;
const turn = /(?=(?:但是|不过|可是|然后|结果|而是|所以)(?!$))/u;

function clausesOf(text: string): readonly string[] {
  const parts = text
    .split('，')
    .flatMap((part) => part.split(turn))
    .filter((part) => part !== '');
  const spoken = parts.map((part) => part.replace(leadingFiller, '')).filter((part) => part !== '');
  const sensible = spoken.filter((part) => !fillerOnly.test(part));
  return sensible.length > 0 ? sensible : spoken;
}

const repair =
  /^(?:不是|不对|不不+|错了|说错了|我说错了|口误|哦不|啊不|不对不对|不是不是|算了|算了算了)(?:不是|不对)?$/u;
const wish =
  /^(?:我(?:是|就|先)?(?:要|想|来|找)|帮我|给我|请|麻烦|能不能|我要|先|转|查|办|投诉|人工|你给我|还是|是)/u;

/** A wish, a word that takes it back, another wish: the last one counts. */
function repaired(clauses: readonly string[]): readonly string[] {
  let from = 0;
  clauses.forEach((clause, at) => {
    const before = clauses[at - 1];
    const after = clauses[at + 1];
    if (before === undefined || after === undefined || !repair.test(clause)) return;
    if (wish.test(before) && wish.test(after) && before.length <= 12) from = at + 1;
  });
  return clauses.slice(from);
}
