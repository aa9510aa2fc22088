export type DatabaseFaultKind = 'unreachable' | 'locked' | 'refused';

/**
 * A database that can't be used, said to the operator: what, where, how to mend it. Never holds a
 * password. `unreachable` may mend itself and is tried again, and so may `locked` (another program
 * has the embedded database open); `refused` needs a person.
 */
export class DatabaseFault extends Error {
  override readonly name = 'DatabaseFault';
  readonly kind: DatabaseFaultKind;

  constructor(kind: DatabaseFaultKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
