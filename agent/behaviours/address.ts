/**
 * How the caller is called (ETI-6.1b, decision 16): surname and title, both from the record or from
 * the caller. Refuses to guess a title: who has told none is 您 alone.
 */
import { surnameOf } from '../../records/customers/surname.ts';
import type { CallMemory } from '../flow/memory.ts';

/** Surname and title of the caller; null where either is not known. */
export function titledCaller({ caller, told }: Pick<CallMemory, 'caller' | 'told'>): {
  readonly surname: string;
  readonly title: string;
} | null {
  const name = caller.verified ? caller.name : (told.name ?? caller.name);
  const title = caller.verified ? (caller.title ?? told.title) : (told.title ?? caller.title);
  if (name === null || title === null) return null;
  const ownSurname = told.surname;
  const surname = ownSurname !== null && name.startsWith(ownSurname) ? ownSurname : surnameOf(name);
  return surname === null ? null : { surname, title };
}

/** 欧阳女士; null where surname or title is not known. */
export function addressOf(memory: Pick<CallMemory, 'caller' | 'told'>): string | null {
  const called = titledCaller(memory);
  return called === null ? null : `${called.surname}${called.title}`;
}
