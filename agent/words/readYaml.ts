/**
 * Reads one YAML file against a zod shape and says in which line each fault is.
 * Refuses duplicate keys, unknown keys and values of the wrong shape; never throws for a faulty
 * file, it adds to the fault list and gives null.
 */
import { isMap, isNode, LineCounter, type ParsedNode, parseDocument } from 'yaml';
import { z } from 'zod';
import type { FaultList } from './wordsFault.ts';

const { localeError } = z.locales.zhCN();

export interface YamlFile<Value> {
  readonly value: Value;
  /** Line, from 1, of the value at a path. */
  lineOf(path: readonly PropertyKey[]): number;
}

export function readYaml<Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
  faults: FaultList,
): YamlFile<z.output<Schema>> | null {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  for (const error of document.errors) {
    const reason =
      error.code === 'DUPLICATE_KEY' ? '重复的编号或字段，请删去其中一处' : error.message;
    faults.add(file, counter.linePos(error.pos[0]).line, `YAML 格式错误：${reason}`);
  }
  if (document.errors.length > 0) return null;

  const lineOf = (path: readonly PropertyKey[]): number => lineAt(document.contents, path, counter);
  const parsed = schema.safeParse(document.toJS(), { error: localeError });
  if (parsed.success) return { value: parsed.data, lineOf };

  for (const issue of parsed.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        const path = [...issue.path, key];
        faults.add(file, lineOf(path), `${printPath(path)}没有这个字段，请检查拼写`);
      }
    } else {
      faults.add(file, lineOf(issue.path), `${printPath(issue.path)}${issue.message}`);
    }
  }
  return null;
}

/** The line of the deepest node on the path that exists; a missing field gives its parent's line. */
function lineAt(
  root: ParsedNode | null,
  path: readonly PropertyKey[],
  counter: LineCounter,
): number {
  let node: unknown = root;
  let offset = 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        ({ key }) => isNode(key) && String(key.toJSON()) === String(step),
      );
      if (pair === undefined) break;
      if (isNode(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isNode(node) && 'items' in node && Array.isArray(node.items)) {
      node = node.items[Number(step)];
      if (isNode(node)) offset = node.range?.[0] ?? offset;
    } else {
      break;
    }
  }
  return counter.linePos(offset).line;
}

function printPath(path: readonly PropertyKey[]): string {
  return path.length === 0 ? '' : `${path.map(String).join(' → ')}：`;
}
