/**
 * Digits as callers say and as recognition writes them: 幺三〇, "130-0000-0001", 三三零叉.
 * Only runs of three or more are read as digits, so that 第一 and 一个 stay words.
 */
const readings: Readonly<Record<string, string>> = Object.fromEntries(
  ['零〇洞', '一幺壹', '二两贰', '三叁', '四肆', '五伍', '六陆', '七拐柒', '八捌', '九勾玖']
    .flatMap((characters, digit) => [...characters].map((character) => [character, `${digit}`]))
    .concat([
      ['叉', 'X'],
      ['x', 'X'],
    ]),
);
const spoken = /[0-9零〇洞一幺壹二两贰三叁四肆五伍六陆七拐柒八捌九勾玖]{3,}[xX叉]?/gu;
/** Groups of ASCII digits with nothing but spaces and hyphens between them. */
const cluster = /\d(?:[ -]*\d)*[ -]?[xX]?/g;
const phoneLength = 11;

/** Runs of at least three digits, in order, in ASCII, an ID's last X included. */
export function digitRuns(text: string): readonly string[] {
  const ascii = text.normalize('NFKC').replaceAll(spoken, (run) => ` ${toAscii(run)} `);
  return [...ascii.replaceAll(/叉/gu, 'X').matchAll(cluster)]
    .flatMap(([found]) => joinGroups(found.trim().toUpperCase().split(/[ -]+/)))
    .filter((run) => run.length >= 3);
}

/** The text with its digits taken out, for reading names. */
export function withoutDigits(text: string): string {
  return text.normalize('NFKC').replaceAll(spoken, '，').replaceAll(cluster, '，');
}

function toAscii(run: string): string {
  return [...run].map((character) => readings[character] ?? character).join('');
}

/** Joins groups that make a phone number together (130 0000 0001), and digits said one by one. */
function joinGroups(groups: readonly string[]): readonly string[] {
  const runs: string[] = [];
  for (let at = 0; at < groups.length; ) {
    const length = phoneGroups(groups.slice(at)) || singleGroups(groups.slice(at)) || 1;
    runs.push(groups.slice(at, at + length).join(''));
    at += length;
  }
  return runs;
}

/** How many of the first groups make a phone number; 0 where none do. */
function phoneGroups(groups: readonly string[]): number {
  let whole = '';
  for (const [at, group] of groups.entries()) {
    whole += group;
    if (whole.length >= phoneLength) {
      return whole.length === phoneLength && whole.startsWith('1') ? at + 1 : 0;
    }
  }
  return 0;
}

function singleGroups(groups: readonly string[]): number {
  const end = groups.findIndex((group) => group.length > 1);
  return end < 0 ? groups.length : end;
}
