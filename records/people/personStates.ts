/** In which states a person at the desk can be: words that the server and the desk page share. */

/** What a person chooses for themselves: 可接听、小休、忙碌. */
export const chosenStates = ['available', 'break', 'busy'] as const;
export type ChosenState = (typeof chosenStates)[number];

/** And 通话中、话后处理, and a person whose page is gone. */
export const personStates = [...chosenStates, 'in_call', 'wrap_up', 'absent'] as const;
export type PersonState = (typeof personStates)[number];
