/**
 * Says which numbers of a sentence nobody gave. A number is grounded by the same value with the
 * same unit in the knowledge, a tool's result or the caller's words; a value that stands there
 * alone (`"fee":50`, 五十) grounds every unit, because its unit was in the question.
 */
import { remembered } from '../../tools/remembered.ts';
import { type NumberToken, numbersOf } from './numerals.ts';

const sameUnits: readonly (readonly string[])[] = [
  ['日', '号'],
  ['日', '天'],
];
/** Long numbers may be named by their beginning or end (尾号0017). */
const partOfAtLeast = 4;
const longNumber = 7;

/** Texts are read once. */
const numbersIn = remembered(numbersOf, 2048);

export function ungroundedNumbers(
  tokens: readonly NumberToken[],
  grounds: readonly string[],
): readonly NumberToken[] {
  if (tokens.length === 0) return [];
  const known = grounds.map(numbersIn);
  return tokens.filter((token) => !known.some((given) => given.some((one) => covers(one, token))));
}

function covers(given: NumberToken, said: NumberToken): boolean {
  if (given.value === said.value) {
    return (
      said.unit === '' || given.unit === said.unit || given.bare || isSame(given.unit, said.unit)
    );
  }
  if (said.unit !== '' || said.value.length < partOfAtLeast) return false;
  return (
    given.value.length >= longNumber &&
    (given.value.endsWith(said.value) || given.value.startsWith(said.value))
  );
}

function isSame(given: string, said: string): boolean {
  return sameUnits.some((group) => group.includes(given) && group.includes(said));
}
