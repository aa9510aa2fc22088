/**
 * A database that can't be used, said to the operator: what, where, how to mend it. Never holds a
 * password. `unreachable` may mend itself and is tried again; `refused` needs a person.
 */
export class DatabaseFault extends Error {
  override readonly name = 'DatabaseFault';
  readonly kind: 'unreachable' | 'refused';

  constructor(kind: 'unreachable' | 'refused', message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
