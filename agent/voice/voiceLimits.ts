/** The limits of every wait in the session voice, in ms of machine time. */
export const voiceLimits = {
  /** No sound of an utterance that was begun: it is given up. */
  firstSound: 3_000,
  /** The same for the first words of a call: the caller's end has yet to take our sound. */
  firstOfCall: 8_000,
  /** After the caller's turn, the words that bridge the wait are due. */
  bridge: 2_000,
  /** From one sentence's end to the next one of the same reply, tools and failover included. */
  nextSentence: 8_000,
  /** Beyond an audio's own duration. */
  playbackSlack: 5_000,
  /** The longest a sentence may sound whose length isn't known yet. */
  unknownLength: 30_000,
  /** A reply in text mode, model and tools included. */
  textReply: 60_000,
  /** A tool of a reply. */
  tool: 2_500,
  /** For the framework to wind up what was stopped by force. */
  windUp: 1_000,
} as const;
