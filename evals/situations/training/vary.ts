/**
 * Variations of an utterance that mean the same: written with other characters of the same sound,
 * with a hesitation or a courtesy before it, or after a sentence of business. They teach the
 * classifier what does not matter.
 */
import { sound } from '../../../agent/behaviours/recognition/sounds.ts';
import type { Situation } from '../corpus.ts';

const before =
  `呃， 那个， 嗯， 喂， 你好， 您好， 哎， 请问， 我说， 就是， 就是那个， 喂你好， 不好意思， 是这样， 我跟你讲， 我跟你说啊， 我问你， 你听我说， 你好我是云帆商贸的， 我姓王， 怎么说呢， 哎呀， 麻烦你一下， 我想说， 那什么， 小姑娘， 师傅， 同志， 您好麻烦问下， 喂喂， 诶你好， 刚才断了， 我说个事， 行了， 不是， 对了， 另外， 还有啊，`
    .split(' ')
    .filter((one) => one !== '');
const after =
  `， ，谢谢 啊 呢 ，行吗 ，好吧 哈 ，你听到没 ，麻烦了 ，就这个事 吧 ，快点 嘛 ，好不好 ，我说完了`
    .split(' ')
    .filter((one) => one !== '');

/** They may stand with business in one breath; the others are whole turns. */
const joins: ReadonlySet<Situation> = new Set([
  'danger',
  'recording_objection',
  'abuse',
  'complaint',
  'person_request',
  'out_of_scope',
]);

/** With a few words before or after it that change nothing. `，谢谢` may be thanks. */
export function dressed(text: string, random: () => number): string {
  const bare = text.replace(/[，。！？]+$/u, '');
  return random() < 0.5 ? one(before, random) + text : bare + one(after, random);
}

/** Whether a sentence of business may stand in the same turn. */
export function canJoin(expect: readonly Situation[]): boolean {
  return expect.every((situation) => joins.has(situation));
}

export function joined(text: string, business: string, random: () => number): string {
  const bare = (words: string) => words.replace(/[，。！？]+$/u, '');
  return random() < 0.6 ? `${bare(business)}，${text}` : `${bare(text)}，${bare(business)}`;
}

/** Characters by sound, from the texts themselves: what recognition writes are everyday ones. */
export function soundTable(texts: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const table = new Map<string, Set<string>>();
  for (const character of new Set(texts.flatMap((text) => [...text]))) {
    if (!/\p{Script=Han}/u.test(character)) continue;
    const alike = table.get(sound(character)) ?? new Set();
    table.set(sound(character), alike.add(character));
  }
  return new Map([...table].map(([key, characters]) => [key, [...characters].sort()]));
}

const fillers = '呃 那个 嗯 就是 这个 就是那个 啊 怎么说'.split(' ');
/** Words of dialects that the reading does not turn into standard ones are learned as they are. */
const dialects: readonly (readonly [RegExp, string])[] = [
  [/我们?/gu, '俺'],
  [/你们/gu, '恁'],
  [/怎么/gu, '咋'],
  [/怎么/gu, '啷个'],
  [/什么/gu, '啥'],
  [/不要/gu, '莫'],
  [/不要/gu, '甭'],
  [/你们?/gu, '侬'],
  [/没有/gu, '冇'],
  [/的(?=$|[，。])/gu, '哒'],
  [/吗(?=$|[，。])/gu, '不'],
  [/了(?=$|[，。])/gu, '嘞'],
  [/知道/gu, '晓得'],
];

/** As it comes out of a mouth or a recogniser: no marks, a stutter, a filler within, a dialect. */
export function roughened(text: string, random: () => number): string {
  const kind = random();
  if (kind < 0.4 && text.includes('，')) return text.replace(/[，。！？、]/gu, '');
  if (kind < 0.6) {
    const at = Math.floor(random() * text.length);
    return `${text.slice(0, at)}${one(fillers, random)}，${text.slice(at)}`;
  }
  if (kind < 0.75) return text.slice(0, 1 + Math.floor(random() * 2)) + text;
  return dialects.reduce(
    (said, [words, spoken]) => (random() < 0.5 ? said.replace(words, spoken) : said),
    text,
  );
}

/** With one character, in longer texts two, written as another of the same sound. */
export function misheard(
  text: string,
  table: ReadonlyMap<string, readonly string[]>,
  random: () => number,
): string {
  const characters = [...text];
  const times = characters.length > 8 ? 2 : 1;
  for (let time = 0; time < times; time += 1) {
    const at = Math.floor(random() * characters.length);
    const alike = table.get(sound(characters[at] ?? '')) ?? [];
    if (alike.length > 1) characters[at] = one(alike, random);
  }
  return characters.join('');
}

function one(list: readonly string[], random: () => number): string {
  return list[Math.floor(random() * list.length)] ?? '';
}
