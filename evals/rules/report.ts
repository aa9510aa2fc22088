/** The traced clauses as text for people and as JSON for programs. */
import { type Means, meansOrder, type TracedClause } from './trace.ts';

const meansNames: Readonly<Record<Means, string>> = {
  phrase: '用语',
  behaviour: '行为',
  gate: '把关',
  tool: '工具',
  record: '记录',
  code: '代码',
  qa: '质检',
  measure: '指标',
  people: '人',
};

const sectionNames: Readonly<Record<string, string>> = {
  1: '一、接听与开场',
  2: '二、通话中',
  3: '三、投诉',
  4: '四、转接人工',
  5: '五、结束通话',
  6: '六、记录、监督、指标',
  7: '七、自用语',
  people: '只约束人的条款',
  decisions: '决定',
};

export function rulesTable(clauses: readonly TracedClause[]): string {
  const sections = [...new Set(clauses.map(({ section }) => section))];
  const parts = sections.map((section) =>
    [
      `\n${sectionNames[section] ?? section}`,
      ...clauses.filter((clause) => clause.section === section).map(describe),
    ].join('\n'),
  );
  return `${parts.join('\n')}\n\n${sum(clauses)}`;
}

export function rulesJson(clauses: readonly TracedClause[]): string {
  const plain = clauses.map(({ tests, scenarios, ...clause }) => ({
    ...clause,
    tests: tests.map(({ file, title }) => ({ file, title })),
    scenarios: scenarios.map(({ file, title }) => ({ file, title })),
  }));
  return JSON.stringify({ schema: 1, clauses: plain }, null, 2);
}

function describe(clause: TracedClause): string {
  const met = meansOrder.flatMap((kind) => {
    const names = clause.met[kind];
    return names === undefined ? [] : [`${meansNames[kind]} ${names.join('、')}`];
  });
  return [
    `${mark(clause)} ${clause.id}  ${clause.title}`,
    ...(met.length === 0 ? [] : [`    落实：${met.join('；')}`]),
    ...clause.tests.map(({ file, title }) => `    测试：${file}  ${title}`),
    ...clause.scenarios.map(({ file, title }) => `    场景：${file}  ${title}`),
    ...(clause.open === null ? [] : [`    未完成：${clause.open}`]),
    ...(clause.accounted ? [] : ['    没有证明：请写一个标题里带此编号的测试']),
  ].join('\n');
}

function mark({ open, accounted }: TracedClause): string {
  if (open !== null) return '○';
  return accounted ? '✓' : '✗';
}

function sum(clauses: readonly TracedClause[]): string {
  const open = clauses.filter((clause) => clause.open !== null).length;
  const missing = clauses.filter((clause) => !clause.accounted).length;
  const proven = clauses.length - open - missing;
  return `共 ${clauses.length} 条：✓ 有证明 ${proven}，○ 未完成 ${open}，✗ 没有证明 ${missing}`;
}
