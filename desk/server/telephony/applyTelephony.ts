/**
 * Brings the media server's trunks and rule into line with the plan: makes what is missing, mends
 * what differs, removes what is ours and not planned any more. A second run finds nothing to do. It
 * touches nothing that it did not make: its own things are known by their names.
 */
import type {
  SIPDispatchRuleInfo,
  SIPInboundTrunkInfo,
  SIPOutboundTrunkInfo,
  SipClient,
} from 'livekit-server-sdk';
import { ownMark } from '../../../agent/phone/trunkNames.ts';
import { ruleName, type TelephonyPlan } from './telephonyPlan.ts';

export interface TelephonyChange {
  readonly kind: 'inbound' | 'outbound' | 'rule';
  readonly name: string;
  readonly action: 'created' | 'updated' | 'kept' | 'removed';
  /** Empty where it is yet to be made. */
  readonly id: string;
  /** What differed, by field; never a value. */
  readonly fields: readonly string[];
}

type Client = Pick<
  SipClient,
  | 'listSipInboundTrunk'
  | 'listSipOutboundTrunk'
  | 'listSipDispatchRule'
  | 'createSipInboundTrunk'
  | 'createSipOutboundTrunk'
  | 'createSipDispatchRule'
  | 'updateSipInboundTrunk'
  | 'updateSipOutboundTrunk'
  | 'updateSipDispatchRule'
  | 'deleteSipTrunk'
  | 'deleteSipDispatchRule'
>;

interface Message {
  readonly name: string;
  toJson(): unknown;
}

interface Kind<T extends Message> {
  readonly kind: TelephonyChange['kind'];
  readonly wanted: readonly T[];
  readonly found: readonly T[];
  /** The fields that this product decides. */
  readonly fields: readonly string[];
  idOf(made: T): string;
  create(wanted: T): Promise<T>;
  update(id: string, wanted: T): Promise<T>;
  remove(id: string): Promise<unknown>;
}

const trunkFields = ['numbers', 'authUsername', 'authPassword', 'mediaEncryption'];
const inboundFields = [...trunkFields, 'allowedAddresses', 'allowedNumbers', 'ringingTimeout'];
const outboundFields = [...trunkFields, 'address', 'transport'];
const ruleFields = ['rule', 'trunkIds', 'roomConfig', 'hidePhoneNumber', 'attributes', 'metadata'];

/**
 * @param plan null: everything of ours is removed
 * @param apply false: nothing is changed, only told
 * @throws ServerError as the media server refuses
 */
export async function applyTelephony(
  client: Client,
  plan: TelephonyPlan | null,
  apply: boolean,
): Promise<readonly TelephonyChange[]> {
  const [inbound, outbound, rules] = await Promise.all([
    client.listSipInboundTrunk(),
    client.listSipOutboundTrunk(),
    client.listSipDispatchRule(),
  ]);
  const inboundKind: Kind<SIPInboundTrunkInfo> = {
    kind: 'inbound',
    wanted: plan?.inbound ?? [],
    found: own(inbound),
    fields: inboundFields,
    idOf: ({ sipTrunkId }) => sipTrunkId,
    create: ({ name, numbers, ringingTimeout, ...trunk }) =>
      client.createSipInboundTrunk(name, numbers, {
        allowedAddresses: trunk.allowedAddresses,
        authUsername: trunk.authUsername,
        authPassword: trunk.authPassword,
        mediaEncryption: trunk.mediaEncryption,
        ringingTimeout: Number(ringingTimeout?.seconds ?? 0),
      }),
    update: (id, wanted) => client.updateSipInboundTrunk(id, wanted),
    remove: (id) => client.deleteSipTrunk(id),
  };
  const outboundKind: Kind<SIPOutboundTrunkInfo> = {
    kind: 'outbound',
    wanted: plan === null || plan.outbound === null ? [] : [plan.outbound],
    found: own(outbound),
    fields: outboundFields,
    idOf: ({ sipTrunkId }) => sipTrunkId,
    create: ({ name, address, numbers, ...trunk }) =>
      client.createSipOutboundTrunk(name, address, numbers, {
        transport: trunk.transport,
        authUsername: trunk.authUsername,
        authPassword: trunk.authPassword,
        mediaEncryption: trunk.mediaEncryption,
      }),
    update: (id, wanted) => client.updateSipOutboundTrunk(id, wanted),
    remove: (id) => client.deleteSipTrunk(id),
  };
  const ruleKind = (wanted: readonly SIPDispatchRuleInfo[]): Kind<SIPDispatchRuleInfo> => ({
    kind: 'rule',
    wanted,
    found: own(rules),
    fields: ruleFields,
    idOf: ({ sipDispatchRuleId }) => sipDispatchRuleId,
    create: ({ trunkIds, roomConfig, rule }) =>
      client.createSipDispatchRule(calleeRule(rule), {
        name: ruleName,
        trunkIds,
        ...(roomConfig === undefined ? {} : { roomConfig }),
      }),
    update: (id, wanted) => client.updateSipDispatchRule(id, wanted),
    remove: (id) => client.deleteSipDispatchRule(id),
  });

  // A rule goes before the trunks that it names, and comes after them.
  const removedRules = plan === null ? await bringInLine(ruleKind([]), apply) : [];
  const lines = await bringInLine(inboundKind, apply);
  const outgoing = await bringInLine(outboundKind, apply);
  const ids = lines.filter(({ action }) => action !== 'removed').map(({ id }) => id);
  const wantedRules = plan === null ? null : ruleKind([plan.rule(ids)]);
  const keptRules = wantedRules === null ? [] : await bringInLine(wantedRules, apply);
  return [...removedRules, ...lines, ...outgoing, ...keptRules];
}

async function bringInLine<T extends Message>(
  options: Kind<T>,
  apply: boolean,
): Promise<TelephonyChange[]> {
  const { kind, wanted, found, idOf } = options;
  const changes: TelephonyChange[] = [];
  for (const one of wanted) {
    const { name } = one;
    const [current] = found.filter((other) => other.name === name);
    if (current === undefined) {
      const id = apply ? idOf(await options.create(one)) : '';
      changes.push({ kind, name, action: 'created', id, fields: [] });
      continue;
    }
    const fields = options.fields.filter((field) => differs(one, current, field));
    const id = idOf(current);
    if (apply && fields.length > 0) await options.update(id, one);
    changes.push({ kind, name, action: fields.length > 0 ? 'updated' : 'kept', id, fields });
  }
  const keep = new Set(changes.map(({ id }) => id));
  for (const other of found) {
    const id = idOf(other);
    if (keep.has(id)) continue;
    if (apply) await options.remove(id);
    changes.push({ kind, name: other.name, action: 'removed', id, fields: [] });
  }
  return changes;
}

function own<T extends Message>(all: readonly T[]): readonly T[] {
  return all.filter(({ name }) => name.startsWith(ownMark));
}

function differs(one: Message, other: Message, field: string): boolean {
  return canonical(fieldOf(one, field)) !== canonical(fieldOf(other, field));
}

function fieldOf(message: Message, field: string): unknown {
  const json = message.toJson();
  return typeof json === 'object' && json !== null
    ? Object.entries(json).find(([name]) => name === field)?.[1]
    : undefined;
}

/** The same text for the same value, whatever the order of its fields. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}

function calleeRule(rule: SIPDispatchRuleInfo['rule']) {
  const kind = rule?.rule;
  if (kind?.case !== 'dispatchRuleCallee') throw new Error('The plan has no rule of its kind.');
  const { roomPrefix, randomize } = kind.value;
  return { type: 'callee' as const, roomPrefix, randomize };
}
