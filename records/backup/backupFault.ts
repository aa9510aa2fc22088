/** A backup that can't be made or put back, said to the operator: what, where, how to mend it. */
export class BackupFault extends Error {
  override readonly name = 'BackupFault';
}
