/**
 * Regular expressions put together from named classes of words, so that a rule reads as
 * `pattern\`${wish}${to}投诉\`` and a word that callers use is written down once.
 */

/** A Unicode pattern, case ignored; what is interpolated is pattern source, not text. */
export function pattern(strings: TemplateStringsArray, ...classes: readonly Part[]): RegExp {
  return new RegExp(String.raw({ raw: strings.raw }, ...classes.map(sourceOf)), 'iu');
}

type Part = string | RegExp;

function sourceOf(part: Part): string {
  return typeof part === 'string' ? part : `(?:${part.source})`;
}

/** One of the alternatives, as pattern source; blanks and line ends between them are for reading. */
export function oneOf(strings: TemplateStringsArray, ...classes: readonly string[]): string {
  return `(?:${String.raw({ raw: strings.raw }, ...classes).replace(/\s+/gu, '')})`;
}
