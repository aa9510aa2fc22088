/** The product's name and version as journals name it. */
import { readFileSync } from 'node:fs';

const file = new URL('../package.json', import.meta.url);
const { name, version }: { name: string; version: string } = JSON.parse(readFileSync(file, 'utf8'));

export const productName = `${name}@${version}`;
