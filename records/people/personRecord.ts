/** A person at the desk as the records know them; the password is not among it. */
export const personRoles = ['caller-service', 'supervisor', 'administrator'] as const;
export type PersonRole = (typeof personRoles)[number];

export interface PersonRecord {
  readonly workNumber: string;
  readonly name: string;
  readonly role: PersonRole;
  /** Names of the departments whose calls they take. */
  readonly departments: readonly string[];
  /** By which single sign-on knows them; null where it does not. */
  readonly email: string | null;
  /** The password was made for them and is to be replaced by one of their own. */
  readonly mustChangePassword: boolean;
  readonly disabled: boolean;
}
