/** What a password must be: long, of more than a few characters, and not what everybody tries first. */

export const passwordLength = { least: 10, most: 128 } as const;
const leastDifferent = 5;
/** Cores of the passwords that are tried first; digits and marks around them help nobody. */
const common =
  /^\W*(password|passw0rd|p@ssw0rd|admin|administrator|qwerty\w*|1qaz2wsx\w*|abc123\w*|iloveyou|welcome|letmein|woaini\w*|sansheng|threerings|three-rings)[\d\W_]*$/i;

/** @returns what is wrong with it, in Chinese; null where nothing is */
export function passwordFault(password: string, workNumber: string): string | null {
  const { least, most } = passwordLength;
  const characters = [...password];
  if (characters.length < least) return `密码至少 ${least} 个字符。`;
  if (password.length > most) return `密码最多 ${most} 个字符。`;
  if (new Set(characters).size < leastDifferent)
    return `密码至少要有 ${leastDifferent} 个不同的字符。`;
  if (password.includes(workNumber) && workNumber.length >= 3) return '密码不能包含工号。';
  if (isRun(characters)) return '密码不能是连续的字符。';
  if (common.test(password)) return '这个密码太常见，请换一个。';
  return null;
}

/** 1234567890, abcdefghij and the like, up or down, the 0 after the 9 included. */
function isRun(characters: readonly string[]): boolean {
  const steps = characters.slice(1).map((character, index) => {
    const before = characters[index] ?? '';
    if (before === '9' && character === '0') return 1;
    return (character.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0);
  });
  return steps.every((step) => step === 1) || steps.every((step) => step === -1);
}
