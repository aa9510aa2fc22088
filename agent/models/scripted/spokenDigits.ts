/**
 * Digits as callers say and as recognition writes them: 幺三〇, "130-0000-0001", 三三零叉.
 * Only runs of three or more are read as digits, so that 第一 and 一个 stay words.
 */
const readings: Readonly<Record<string, string>> = {
  零: '0',
  〇: '0',
  洞: '0',
  一: '1',
  幺: '1',
  壹: '1',
  二: '2',
  两: '2',
  贰: '2',
  三: '3',
  叁: '3',
  四: '4',
  肆: '4',
  五: '5',
  伍: '5',
  六: '6',
  陆: '6',
  七: '7',
  拐: '7',
  柒: '7',
  八: '8',
  捌: '8',
  九: '9',
  勾: '9',
  玖: '9',
  叉: 'X',
  x: 'X',
  X: 'X',
};
const digitRun = /[0-9零〇洞一幺壹二两贰三叁四肆五伍六陆七拐柒八捌九勾玖]{3,}[xX叉]?/gu;

/** Runs of digits in the text, in order, in ASCII, an ID's last X included. */
export function digitRuns(text: string): readonly string[] {
  return [...text.normalize('NFKC').matchAll(digitRun)].map(([run]) =>
    [...run].map((character) => readings[character] ?? character).join(''),
  );
}

/** The text with its digit runs taken out, for reading names. */
export function withoutDigits(text: string): string {
  return text.normalize('NFKC').replaceAll(digitRun, '，');
}
