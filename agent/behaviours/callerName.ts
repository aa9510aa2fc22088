/**
 * The caller's own name, surname and title, as they tell them: 免贵姓欧阳, 我叫王建国, 我是李女士,
 * 叫我先生就行. Whoever is looked for, or spoken of, is not the caller. A single surname that was told
 * as such stays one where the name only looks compound (姓欧，叫欧阳光).
 */
import { surnameOf } from '../../records/customers/surname.ts';
import { plain } from './callerText.ts';
import { nameIn } from './readIdentity.ts';

export type Title = '先生' | '女士';

export interface OwnName {
  /** Full name, or the surname where no more was told. */
  readonly name: string | null;
  readonly surname: string | null;
  readonly title: Title | null;
}

const spokenTitle = '先生|女士|小姐|太太';
const me = '(?:我(?:这边)?(?:叫|是|姓|就是)|(?:免贵|敝)姓|本人(?:姓|叫|是)?|(?:叫|称呼|喊)我)';
const titled = new RegExp(
  `(?:${me}|^(?:喂|您?好|你好|，){0,3})(\\p{Script=Han}{1,4}?)(${spokenTitle})(?!在|的|吗|说|让|给|刚|是不是|呢|接|有)`,
  'gu',
);
const surnamed = /(?<!不)(?:我|免贵|敝|本人)(?:是)?姓(\p{Script=Han}{1,2})(?!的)/gu;
const named =
  /(?<!不)(?:我(?:叫|是|的?名字(?:是|叫))|本人(?:叫|是)?|姓名(?:是|叫|：|:)?|(?:，|^)叫)(?=(?<stretch>(?:(?!的)\p{Script=Han}){2,4}))\k<stretch>(?!的\p{Script=Han})/gu;
const beforeNumber = /^(\p{Script=Han}{2,4})[，,、]?(?=(?:电话|手机|联系方式|号码)|[01幺])/gu;
const ownTitle =
  /(?:我(?:是|就是)|(?:叫|称呼|喊)我)(?:一?个|一?位)?(?:(女(?:的|士|生|性)|小姐|太太)|(男(?:的|士|性|生)|先生))(?=就|吧|行|好|可以|，|$|。|！|啊|呀)/u;

/** What the words tell of the caller's own name; null where they tell nothing. */
export function ownName(text: string): OwnName {
  const said = plain(text).replace(/[,、。！!？?；;]/gu, '，');
  const byTitle = last(titled, said, (match) => {
    const surname = surnameOf(match[1] ?? '');
    return surname === null ? null : { name: match[1] ?? surname, title: titleOf(match[2] ?? '') };
  });
  const surname = last(surnamed, said, (match) => surnameIn(match[1] ?? ''));
  const full =
    last(named, said, (match) => nameIn(match[1] ?? '')) ??
    last(beforeNumber, said, (match) => nameIn(match[1] ?? ''));
  const name = full ?? byTitle?.name ?? surname;
  return {
    name,
    surname: surname ?? (name === null ? null : surnameOf(name)),
    title: byTitle?.title ?? titleBeside(surname, said) ?? titleAlone(said),
  };
}

/** The name in an answer to 请问您贵姓: a bare name or surname counts too. */
export function bareName(text: string): string | null {
  const bare = plain(text).replace(/[，,。.！!、]|\d+|电话|手机|号码|是|我|的|姓|叫|免贵/gu, '');
  const plainName = bare.replace(/(?:先生|女士|小姐|太太)$/u, '');
  return /^\p{Script=Han}{1,4}$/u.test(plainName) && surnameOf(plainName) !== null
    ? plainName
    : null;
}

/** 姓欧阳 is a compound surname, 姓王 with whatever follows a single one. */
function surnameIn(stretch: string): string | null {
  return surnameOf(stretch);
}

/** 我姓欧阳，欧阳女士: the surname that was just told, with its title. */
function titleBeside(surname: string | null, said: string): Title | null {
  if (surname === null) return null;
  const beside = new RegExp(`(?:^|，)${surname}(${spokenTitle})`, 'u').exec(said)?.[1];
  return beside === undefined ? null : titleOf(beside);
}

function titleAlone(said: string): Title | null {
  const match = ownTitle.exec(said);
  if (match === null) return null;
  return match[1] === undefined ? '先生' : '女士';
}

function titleOf(spoken: string): Title {
  return spoken === '先生' ? '先生' : '女士';
}

/** What the last match gives: a correction comes after what it corrects. */
function last<T>(
  pattern: RegExp,
  said: string,
  read: (match: RegExpMatchArray) => T | null,
): T | null {
  return [...said.matchAll(pattern)].map(read).findLast((found) => found !== null) ?? null;
}
