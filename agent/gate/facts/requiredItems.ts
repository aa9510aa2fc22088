/**
 * The items that a fact demands or allows together (需要甲、乙和丙). Whoever tells one of them as the
 * answer and leaves out another tells a half-truth (REC-2.2e).
 */
import { foldText } from '../foldText.ts';

const list = /(?:需要|须|要|携带|准备|提供|提交)([^,。;]*[、和及与][^,。;]*)/u;
const separators = /、|以及|和|及(?!以)|与/u;

/** The items, folded; one or none where the fact holds no list. */
export function requiredItems(fact: string): readonly string[] {
  const found = list.exec(foldText(fact).text)?.[1];
  if (found === undefined) return [];
  return found.split(separators).flatMap((item) => {
    const plain = item.trim();
    return plain.length > 1 ? [plain] : [];
  });
}
