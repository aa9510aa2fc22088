/**
 * Whether a topic supports a statement without values (下载后也可以退款): the claims on the same
 * option decide, and they must neither all deny it nor need a condition that was left out.
 */
import type { Around } from './around.ts';
import { type Clause, masked } from './clauses.ts';
import type { Claim, Knowledge, Source } from './knowledge.ts';
import type { Support } from './support.ts';

const modal = /可以|能|会|行|需要?|须|要|得|支持|提供|是|有|包|予/u;

export function statementSupport(
  source: Source,
  clause: Clause,
  around: Around,
  { reader }: Knowledge,
): Support {
  const content = masked(clause.text, clause.names);
  if (reader.neutral(content).length === 0 && !clause.denied && !modal.test(content)) {
    return { type: 'full' };
  }
  const claims = onSameOption(source, clause, around);
  const agreeing = claims.filter((claim) => claim.clause.denied === clause.denied);
  if (agreeing.length === 0) return { type: 'none' };
  const opposed = claims
    .filter((claim) => claim.clause.denied !== clause.denied)
    .toSorted((one, other) => overlap(content, other) - overlap(content, one))[0];
  if (opposed === undefined) return { type: 'full' };
  const closest = Math.max(...agreeing.map((claim) => overlap(content, claim)));
  return closest > overlap(content, opposed)
    ? { type: 'full' }
    : { type: 'incomplete', fact: opposed.fact };
}

/** The claims on the options that are named here or were before; all where none decides. */
function onSameOption(source: Source, clause: Clause, around: Around): readonly Claim[] {
  let claims = source.claims;
  for (const contrast of source.options.keys()) {
    const named = clause.options.get(contrast) ?? around.options(contrast);
    const decided = claims.filter(({ options }) => {
      const own = options.get(contrast);
      return own !== undefined && [...named].every((option) => own.has(option));
    });
    if (named.size > 0 && decided.length > 0) claims = decided;
  }
  return claims;
}

/** Pairs of characters that a statement shares with a claim. */
function overlap(own: string, { clause }: Claim): number {
  let shared = 0;
  for (let at = 0; at + 1 < own.length; at += 1) {
    if (clause.text.includes(own.slice(at, at + 2))) shared += 1;
  }
  return shared;
}
