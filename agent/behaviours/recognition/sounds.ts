/**
 * How characters sound, as far as recognition can tell: tone-free pinyin in which the initials and
 * finals that are confused most (n/l, zh/z, ch/c, sh/s, h/f, an/ang, en/eng, in/ing) are one.
 * Readings are kept, so that a character costs its look-up once in the life of a process.
 */
import { pinyin } from 'pinyin-pro';

/** Small words: the reading that they have nearly always, not the first one of the dictionary. */
const spelled = new Map<string, string>([
  ['了', 'le'],
  ['着', 'zhe'],
  ['地', 'de'],
  ['得', 'de'],
  ['还', 'hai'],
  ['都', 'dou'],
  ['行', 'xing'],
  ['乐', 'le'],
]);

/** Pinyin of one character as typed: `ü` is `v`; '' for what has none. */
export function spelling(character: string): string {
  const known = spelled.get(character);
  if (known !== undefined) return known;
  const read = /\p{Script=Han}/u.test(character)
    ? pinyin(character, { toneType: 'none', v: true }).toLowerCase()
    : '';
  spelled.set(character, read);
  return read;
}

const heard = new Map<string, string>();

/** The class of sounds that a character belongs to; the character itself where it has no sound. */
export function sound(character: string): string {
  const known = heard.get(character);
  if (known !== undefined) return known;
  const read = spelling(character);
  const folded =
    read === ''
      ? character
      : read
          .replace(/^([zcs])h/u, '$1')
          .replace(/^l/u, 'n')
          .replace(/^hu(?=[aeio])/u, 'f')
          .replace(/^hu$/u, 'fu')
          .replace(/([aei]n)g$/u, '$1');
  heard.set(character, folded);
  return folded;
}
