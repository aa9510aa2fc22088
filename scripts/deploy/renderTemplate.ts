/** `${NAME}` places of a configuration template, filled from the environment. */

/** A value that would break out of its place in YAML or a Redis configuration is refused. */
const safe = /^[\w.:@/+=-]+$/;

/** One thing wrong with a template's values, in Chinese. Never holds the value. */
export interface TemplateFault {
  readonly name: string;
  readonly fault: string;
}

/** The text, or everything that is missing or unsafe. */
export function renderTemplate(
  template: string,
  environment: Readonly<Record<string, string | undefined>>,
): { readonly text: string } | { readonly faults: readonly TemplateFault[] } {
  const faults = new Map<string, string>();
  const text = template
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .replaceAll(/\$\{(\w+)\}/g, (_place, name: string) => {
      const value = environment[name]?.trim() ?? '';
      if (value === '') faults.set(name, '没有设置');
      else if (!safe.test(value)) faults.set(name, '只能用字母、数字和 . _ : @ / + = -');
      return value;
    });
  if (faults.size === 0) return { text };
  return { faults: [...faults].map(([name, fault]) => ({ name, fault })) };
}
