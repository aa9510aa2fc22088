/**
 * The situations that the caller's words can put a call in, in the order of decision 11: danger,
 * recording objection, abuse, complaint, request for a person, business, courtesy. The first that
 * applies speaks; each that applies is entered.
 */

/** With the clauses that each stands for. */
export const situations = [
  ['danger', ['HSE-1']],
] as const;
