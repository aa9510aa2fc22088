/** What went wrong with a language model, for `fault.occurred.kind` and for the failover. */
export type ModelFaultKind =
  | 'refused'
  | 'unauthorized'
  | 'rate_limited'
  | 'server_error'
  | 'no_first_token'
  | 'stalled'
  | 'garbage'
  | 'empty';

/** A model did not give a usable reply. The message is for operators and holds no caller's words. */
export class ModelFault extends Error {
  override readonly name = 'ModelFault';
  readonly kind: ModelFaultKind;
  constructor(kind: ModelFaultKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
