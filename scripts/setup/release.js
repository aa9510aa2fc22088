/** The one release of the media server that this product is made for, with the pins of its archives. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {{ version: string, base: string, archives: Record<string, { name: string, sha256: string } | undefined> }} Release
 */

/**
 * @param {string} root
 * @returns {Release}
 */
export function readRelease(root) {
  return JSON.parse(readFileSync(join(root, 'deploy', 'media-server', 'release.json'), 'utf8'));
}
