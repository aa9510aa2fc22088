/** @returns the wanted items that are not found in this order; others may stand between */
export function missingInOrder<Item, Wanted>(
  items: readonly Item[],
  wanted: readonly Wanted[],
  matches: (item: Item, wanted: Wanted) => boolean,
): Wanted[] {
  const missing: Wanted[] = [];
  let from = 0;
  for (const one of wanted) {
    const index = items.findIndex((item, at) => at >= from && matches(item, one));
    if (index < 0) missing.push(one);
    else from = index + 1;
  }
  return missing;
}
