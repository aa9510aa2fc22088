/**
 * What words resemble and surely do not mean: few plain shapes in which the classifier alone is not
 * believed. What a rule finds is not touched.
 */
import type { Reading } from './reading.ts';

const shapes: Readonly<Record<string, RegExp>> = {
  // Names our business (REC-2.1e asks for one where none is named).
  need_unclear: /证书|u盾|ukey|续期|补办|发票|驱动|网点|受理号/u,
  // Asks what this line does.
  person_request: /介绍(?:一下|下)?(?:你们|贵公司)/u,
  // Asks who speaks, which everybody may.
  wrong_number: /^(?:喂)?你(?:到底)?是谁(?:啊|呀)?$/u,
};

/** Whether these words cannot mean the situation. */
export function isNotMeant(situation: string, { said }: Reading): boolean {
  return shapes[situation]?.test(said) ?? false;
}
