/** The rooms that the SIP bridge makes for calls that come in, told from ours by their name. */

/** The bridge puts the number that was rung and a random part behind it. */
export const phoneRoomPrefix = 'phone';

export function isPhoneRoom(room: string): boolean {
  return room.startsWith(`${phoneRoomPrefix}_`);
}
