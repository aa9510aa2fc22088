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

/** Reads a file that is one value; null where it has a fault. */
export function readYaml<Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
  faults: FaultList,
): YamlFile<z.output<Schema>> | null {
  const document = parse(file, text, faults);
  if (document === null) return null;
  const { value: raw, lineOf } = document;
  const value = check(file, raw, schema, [], lineOf, faults);
  return value === null ? null : { value, lineOf };
}

/** What a file of named entries holds. */
export interface YamlEntries<Value> {
  /** The entries without a fault, in the order of the file. */
  readonly sound: ReadonlyMap<string, Value>;
  /** Names of all entries, faulty ones too. */
  readonly names: ReadonlySet<string>;
  lineOf(path: readonly PropertyKey[]): number;
}

/**
 * Reads a file of named entries, each checked on its own, so that one faulty entry does not hide
 * the faults of the others. Null where it is no YAML at all.
 */
export function readYamlEntries<Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
  faults: FaultList,
): YamlEntries<z.output<Schema>> | null {
  const document = parse(file, text, faults);
  if (document === null) return null;
  const { value, lineOf } = document;
  const entries = check(file, value, z.record(entryName, z.unknown()), [], lineOf, faults);
  if (entries === null) return null;
  const sound = new Map<string, z.output<Schema>>();
  for (const [name, entry] of Object.entries(entries)) {
    const checked = check(file, entry, schema, [name], lineOf, faults);
    if (checked !== null) sound.set(name, checked);
  }
  return { sound, names: new Set(Object.keys(entries)), lineOf };
}

const entryName = z
  .string()
  .regex(/^[a-z0-9_]+(\.[a-z0-9_]+)*$/u, '编号应由小写字母、数字、下划线和点组成');

function parse(file: string, text: string, faults: FaultList): YamlFile<unknown> | null {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  for (const error of document.errors) {
    const reason =
      error.code === 'DUPLICATE_KEY' ? '重复的编号或字段，请删去其中一处' : error.message;
    faults.add(file, counter.linePos(error.pos[0]).line, `YAML 格式错误：${reason}`);
  }
  if (document.errors.length > 0) return null;
  return {
    value: document.toJS(),
    lineOf: (path) => lineAt(document.contents, path, counter),
  };
}

function check<Schema extends z.ZodType>(
  file: string,
  value: unknown,
  schema: Schema,
  base: readonly PropertyKey[],
  lineOf: (path: readonly PropertyKey[]) => number,
  faults: FaultList,
): z.output<Schema> | null {
  const checked = schema.safeParse(value, { error: localeError });
  if (checked.success) return checked.data;
  for (const issue of checked.error.issues) {
    const path = [...base, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        const place = [...path, key];
        faults.add(file, lineOf(place), `${printPath(place)}没有这个字段，请检查拼写`);
      }
    } else {
      faults.add(file, lineOf(path), `${printPath(path)}${issue.message}`);
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
