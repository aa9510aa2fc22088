/** What the flow knows of a colleague who is asked while the caller waits. */
export interface ConsultMemory {
  readonly handoffId: string;
  readonly department: string;
  /** At whom it rings, or who is there; null until the desk has said. */
  readonly colleague: string | null;
  /** The colleague is in the room: the two hear each other. */
  readonly talking: boolean;
}
