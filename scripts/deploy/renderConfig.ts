/**
 * `node scripts/deploy/renderConfig.ts <templates> <target>`: fills the configuration templates of
 * media server, SIP bridge and Redis from the environment. It writes all of them or none, and says
 * everything that is missing at once.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderTemplate, type TemplateFault } from './renderTemplate.ts';

const [templates, target] = process.argv.slice(2);
if (templates === undefined || target === undefined) {
  process.stderr.write('用法：node scripts/deploy/renderConfig.ts <模板目录> <目标目录>\n');
  process.exit(1);
}

const faults = new Map<string, TemplateFault>();
const rendered: { readonly name: string; readonly text: string }[] = [];
for (const name of readdirSync(templates)) {
  const result = renderTemplate(readFileSync(join(templates, name), 'utf8'), process.env);
  if ('text' in result) rendered.push({ name, text: result.text });
  else for (const fault of result.faults) faults.set(fault.name, fault);
}
if (faults.size > 0) {
  const lines = [...faults.values()].map(({ name, fault }) => `  ${name}：${fault}`);
  process.stderr.write(
    `✗ 配置没有写出：\n${lines.join('\n')}\n  请补在 .env 里（见 .env.example）。\n`,
  );
  process.exit(1);
}
mkdirSync(target, { recursive: true });
for (const { name, text } of rendered) writeFileSync(join(target, name), text);
process.stdout.write(`写出了 ${rendered.map(({ name }) => name).join('、')}\n`);
