/**
 * Which licences may enter the product, and the few that may under a condition.
 *
 * A condition is a sentence that a test holds the product to, and stands in THIRD_PARTY_NOTICES.
 */
const free: readonly string[] = [
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'CC-BY-4.0',
  'Unlicense',
  'Python-2.0',
];

export interface Condition {
  readonly packages: RegExp;
  readonly licence: string;
  readonly condition: string;
}

export const conditions: readonly Condition[] = [
  {
    packages: /^@echogarden\/espeak-ng-emscripten$/,
    licence: 'GPL-3.0',
    condition:
      'Optional. Never linked or bundled: it runs in a process of its own, and the product works without it.',
  },
  {
    packages: /^@livekit\/local-inference/,
    licence: 'LicenseRef-LiveKit-Model',
    condition:
      'The turn detector inside is under the LiveKit Model License: used only together with LiveKit Agents.',
  },
  {
    packages: /^@livekit\/av-/,
    licence: 'LGPL-2.1-or-later',
    condition: 'FFmpeg libraries, loaded dynamically and unmodified; replaceable by another build.',
  },
  {
    packages: /^lightningcss/,
    licence: 'MPL-2.0',
    condition: 'Builds the style sheets of the web pages, unmodified; no part of it is in them.',
  },
  {
    packages: /^@img\/sharp/,
    licence: 'LGPL-3.0-or-later',
    condition: 'libvips, loaded dynamically and unmodified; replaceable by another build.',
  },
];

/** The condition under which the package may be used; '' where none is needed; undefined: not allowed. */
export function conditionFor(name: string, licence: string): string | undefined {
  const parts = licence.replaceAll(/[()]/g, '').split(' AND ');
  const needed: string[] = [];
  for (const part of parts) {
    if (part.split(' OR ').some((choice) => free.includes(choice))) continue;
    const found = conditions.find((rule) => rule.packages.test(name) && rule.licence === part);
    if (found === undefined) return undefined;
    needed.push(found.condition);
  }
  return needed.join(' ');
}
