/**
 * A text as clauses: what each one is about (topics), what it says (values, with the option that
 * each belongs to), and how (asked, supposed, denied). Knowledge and free speech are read by the
 * same eyes, so that they can be compared.
 */
import { foldText } from '../foldText.ts';
import type { FoundWord } from '../wordFinder.ts';
import { isDenied } from './polarity.ts';
import type { Reader } from './reader.ts';
import { type Value, valuesOf } from './values.ts';

/** Options named, by the number of their contrast. */
export type Options = ReadonlyMap<number, ReadonlySet<number>>;

export interface BoundValue extends Value {
  /** Options that the clause itself gives this value. */
  readonly options: Options;
}

export interface Clause {
  /** Folded. */
  readonly text: string;
  readonly values: readonly BoundValue[];
  /** Numbers of the topics named, with their places. */
  readonly names: readonly FoundWord[];
  readonly topics: ReadonlySet<number>;
  readonly options: Options;
  readonly optionWords: readonly FoundWord[];
  readonly denied: boolean;
  /** Asked or supposed: it states nothing beyond its values. */
  readonly open: boolean;
}

const cuts = /(?<!\d)[,:](?!\d)|(?<=\d)[,](?!\d{3})|(?<!\d),|:(?!\d)|[。!?;、\n]/u;
const tags = /^[^吗呢么]*(?:对吧|是吧|好吧|对吗|好吗|可以吗|行吗)[?]?$/u;
const asked = /[?]$|吗[?]?$|呢[?]?$|么[?]?$/u;
const questionWord =
  /什么|怎么|怎样|如何|哪[个些种里一位儿]?|多少|多久|几[个天点号位]|是否|有没有|能否|能不能|可不可以/u;
/** 什么都不用带 asks nothing. */
const indefinite = /(?:什么|哪[个些种里儿]?|怎么|谁|多少|多久)[^,。]{0,3}都|任何/u;
const presumes = /知道|了解|清楚|听说|告诉/u;
const supposed =
  /如果|一旦|要是|假如|^(?:若|如(?!下)|万一|当(?![场天日面然前时]))|(?:的话|的时候|时)$/u;
const modals = /可以|能|须|需要?|会|要(?!是)/gu;
/** What the agent offers to do is no claim on business. */
const offers =
  /^(?:好的|我们?|这边|接下来|下面|现在|马上|可以|来|会|能|将|再|先|就|也|随时)*(?:为您|帮您|给您|向您|跟您|替您)(?:[一再先逐]*)(?:介绍|说明|查|解答|讲|核|看|解释|确认|说|重复|梳理)/u;

/** Texts of a call are read again with each sentence; the memory is bounded. */
const memories = new WeakMap<Reader, Map<string, readonly Clause[]>>();
const memoryLimit = 600;

/** The clauses of a text. */
export function clausesOf(text: string, reader: Reader): readonly Clause[] {
  const memory = memories.get(reader) ?? new Map<string, readonly Clause[]>();
  memories.set(reader, memory);
  const known = memory.get(text);
  if (known !== undefined) return known;
  const clauses = readClauses(text, reader);
  if (memory.size >= memoryLimit) memory.clear();
  memory.set(text, clauses);
  return clauses;
}

function readClauses(text: string, reader: Reader): readonly Clause[] {
  let isList = false;
  return pieces(foldText(text).text).map((piece) => {
    const clause = clauseOf(piece, reader);
    const open = clause.open || isList;
    // 为您介绍续期、补办、解锁: the rest of an offer is an offer.
    isList = piece.endsWith('、') && (isList || isOffer(clause.text));
    return { ...clause, open };
  });
}

function pieces(folded: string): readonly string[] {
  const found: string[] = [];
  let rest = folded;
  for (let match = cuts.exec(rest); match !== null; match = cuts.exec(rest)) {
    const end = match.index + match[0].length;
    found.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...found, rest].filter((piece) => /[\p{L}\p{N}]/u.test(piece));
}

export function clauseOf(piece: string, reader: Reader): Clause {
  const text = piece.replace(/[,。!;:、\s]+$/u, '').replace(/^[\s"'“”‘’(（)]+/u, '');
  const names = reader.names(text);
  const optionWords = reader.options(text);
  const values = valuesOf(text, reader.facts);
  return {
    text,
    names,
    topics: new Set(names.map(({ word }) => Number(word))),
    options: optionsOf(optionWords),
    optionWords,
    values: values.map((value) => ({ ...value, options: optionsAt(value, values, optionWords) })),
    denied: isDenied(
      masked(text, [...values.filter((value) => deniesByItself(value, text)), ...optionWords]),
    ),
    open: isOpen(text),
  };
}

function isOffer(text: string): boolean {
  const found = offers.exec(text);
  return found !== null && !/可以|能|需|支持|会|不|无|免/u.test(text.slice(found[0].length));
}

/** 不收费 denies a fee and states 免费: its 不 denies nothing else. */
function deniesByItself({ kind, start }: Value, text: string): boolean {
  return kind === 'word' && /^[不无没免未非]/u.test(text.slice(start));
}

/** 关于付款方式，…: names what comes next. */
const heading = /^(?:好的|那么?)?(?:关于|对于|针对|至于|说到|您(?:说|问|提到)的)/u;

function isOpen(text: string): boolean {
  // 如果您需要补办可以网上办理 supposes, and then states.
  const claims = text.match(modals)?.length ?? 0;
  if ((supposed.test(text) && claims < 2) || isOffer(text)) return true;
  if (heading.test(text) && claims === 0 && !/是|有|不|没|免/u.test(text)) return true;
  if (tags.test(text) && !questionWord.test(text)) return false;
  const isAsked =
    asked.test(text) || /^请问/u.test(text) || (questionWord.test(text) && !indefinite.test(text));
  return isAsked && !presumes.test(text);
}

/** The text with some of its places blanked. */
export function masked(
  text: string,
  places: readonly { readonly start: number; readonly end: number }[],
): string {
  let left = text;
  for (const { start, end } of places) {
    left = left.slice(0, start) + '\u0001'.repeat(end - start) + left.slice(end);
  }
  return left;
}

/** `contrast.option` words as a map. */
function optionsOf(words: readonly FoundWord[]): Options {
  const options = new Map<number, Set<number>>();
  for (const { word } of words) {
    const [contrast = 0, option = 0] = word.split('.').map(Number);
    const known = options.get(contrast) ?? new Set();
    known.add(option);
    options.set(contrast, known);
  }
  return options;
}

/**
 * Of each contrast the options named since the last value of the same kind; where there are none,
 * the one named last before, else the first one behind.
 */
function optionsAt(
  { start, kind }: Value,
  values: readonly Value[],
  words: readonly FoundWord[],
): Options {
  const since = Math.max(
    0,
    ...values.flatMap((other) => (other.kind === kind && other.end <= start ? [other.end] : [])),
  );
  const contrasts = new Set(words.map(({ word }) => word.split('.')[0] ?? ''));
  const bound = [...contrasts].flatMap((contrast) => {
    const own = words.filter(({ word }) => word.startsWith(`${contrast}.`));
    const near = own.filter((found) => found.start >= since && found.end <= start);
    const nearest = own.findLast(({ end }) => end <= start) ?? own[0];
    return near.length > 0 || nearest === undefined ? near : [nearest];
  });
  return optionsOf(bound);
}
