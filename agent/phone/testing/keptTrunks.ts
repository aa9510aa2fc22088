/** Trunks and dispatch rules as the SIP service keeps them: listed, made, replaced, deleted. */
import { SIPDispatchRuleInfo, SIPInboundTrunkInfo, SIPOutboundTrunkInfo } from 'livekit-server-sdk';

type Message = Readonly<Record<string, unknown>>;

export interface KeptTrunksOptions {
  readonly inbound: SIPInboundTrunkInfo[];
  readonly outbound: SIPOutboundTrunkInfo[];
  readonly rules: SIPDispatchRuleInfo[];
  id(prefix: string): string;
  /** What the service says against an inbound trunk; null: nothing. */
  conflict(made: SIPInboundTrunkInfo): string | null;
}

/** By the kind in a method's name: the answer to an action, or the words of a refusal. */
export function keptTrunks(
  options: KeptTrunksOptions,
): Readonly<Record<string, (action: string, body: Message) => unknown>> {
  const { inbound, outbound, rules, id, conflict } = options;
  const lenient = { ignoreUnknownFields: true };
  const plain = (value: unknown) => JSON.parse(JSON.stringify(value ?? {}));
  const readInbound = (value: unknown) => SIPInboundTrunkInfo.fromJson(plain(value), lenient);
  const readOutbound = (value: unknown) => SIPOutboundTrunkInfo.fromJson(plain(value), lenient);
  const readRule = (value: unknown) => SIPDispatchRuleInfo.fromJson(plain(value), lenient);

  return {
    InboundTrunk(action, body) {
      if (action === 'List') return { items: inbound.map((trunk) => trunk.toJson()) };
      if (action === 'Create') {
        const made = readInbound(body.trunk);
        const fault = conflict(made);
        if (fault !== null) return fault;
        made.sipTrunkId = id('ST_');
        inbound.push(made);
        return made.toJson();
      }
      const made = readInbound(body.replace);
      made.sipTrunkId = String(body.sipTrunkId);
      inbound.splice(indexOf(inbound, made.sipTrunkId), 1, made);
      return made.toJson();
    },

    OutboundTrunk(action, body) {
      if (action === 'List') return { items: outbound.map((trunk) => trunk.toJson()) };
      const made = readOutbound(action === 'Create' ? body.trunk : body.replace);
      if (made.numbers.length === 0) return 'no trunk numbers specified';
      if (made.address === '') return 'no outbound address specified';
      if (action === 'Create') {
        made.sipTrunkId = id('ST_');
        outbound.push(made);
      } else {
        made.sipTrunkId = String(body.sipTrunkId);
        outbound.splice(indexOf(outbound, made.sipTrunkId), 1, made);
      }
      return made.toJson();
    },

    Trunk(_action, body) {
      const trunk = String(body.sipTrunkId);
      for (const list of [inbound, outbound]) {
        const index = list.findIndex(({ sipTrunkId }) => sipTrunkId === trunk);
        if (index >= 0) list.splice(index, 1);
      }
      return { sipTrunkId: trunk };
    },

    DispatchRule(action, body) {
      const index = rules.findIndex((rule) => rule.sipDispatchRuleId === body.sipDispatchRuleId);
      if (action === 'List') return { items: rules.map((rule) => rule.toJson()) };
      if (action === 'Delete') {
        return rules.splice(index, 1)[0]?.toJson() ?? {};
      }
      const made = readRule(action === 'Create' ? (body.dispatchRule ?? body) : body.replace);
      made.sipDispatchRuleId = action === 'Create' ? id('SDR_') : String(body.sipDispatchRuleId);
      if (action === 'Create') rules.push(made);
      else rules.splice(index, 1, made);
      return made.toJson();
    },
  };
}

function indexOf(list: readonly { readonly sipTrunkId: string }[], id: string): number {
  return list.findIndex(({ sipTrunkId }) => sipTrunkId === id);
}
