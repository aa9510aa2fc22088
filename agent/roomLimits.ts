/**
 * How long the room of a call lives on its own, in seconds. The agent ends its room itself; these
 * hold where it is gone. The media server does not count agents as people: the caller who lost the
 * line has 30 s to come back, so the room must outlive them; and the token gives 10 min to join at
 * all. Agents are not counted; the caller, a person, a second one while a call is handed on, and a
 * supervisor are.
 */
export const roomLimits = { emptyTimeout: 600, departureTimeout: 40, maxParticipants: 5 };
