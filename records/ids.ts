/** UUIDv7 (RFC 9562): ids that sort by time. Bytes and clock are handed in, so text mode can repeat them. */
import { createHash, randomBytes } from 'node:crypto';

/** @param milliseconds since the epoch @param random at least 10 bytes */
export function uuidV7(milliseconds: number, random: Uint8Array): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(milliseconds, 0, 6);
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Ids from the machine's randomness. */
export function randomIds(now: () => Date): { next(): string } {
  return { next: () => uuidV7(now().getTime(), randomBytes(10)) };
}

/** Ids that depend on the seed and the call clock alone. */
export function seededIds(seed: string, now: () => Date): { next(): string } {
  let count = 0;
  return {
    next: () => {
      count += 1;
      return uuidV7(now().getTime(), createHash('sha256').update(`${seed}:${count}`).digest());
    },
  };
}
