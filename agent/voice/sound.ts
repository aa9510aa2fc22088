/** The sound of one utterance, as far as it has been made: what its played runs are held against. */
export interface Sound {
  /** How much was made, in ms. */
  ms: number;
  /** How long the bridging words are that were put before it, in ms. */
  leadMs?: number;
  /** All of it was made: an utterance whose sound broke off is never complete. */
  whole: boolean;
}
