/** The signed-in person, for whatever part of the page shows or needs them. */
import { createContext, useContext } from 'react';
import type { Account } from './accountApi.ts';

export interface SignedInAccount {
  readonly person: Account;
  /** Asks the server anew who is signed in. */
  readonly reload: () => Promise<void>;
}

export const AccountContext = createContext<SignedInAccount | null>(null);

/** @throws Error outside the part of the page that needs a sign-in */
export function useAccount(): SignedInAccount {
  const account = useContext(AccountContext);
  if (account === null) throw new Error('nobody is signed in here');
  return account;
}
