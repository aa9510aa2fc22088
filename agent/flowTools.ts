/** The tools of a call as the flow runs them: same toolbox, same journal entry as for a model. */
import type { Toolbox } from '../tools/types.ts';
import type { FlowTools } from './ports.ts';
import { verifiedCaller } from './verifiedCaller.ts';

/** @param isLate whether a run takes longer than the caller waits in silence */
export function createFlowTools(toolbox: Toolbox, isLate: FlowTools['isLate']): FlowTools {
  return {
    isLate,
    async run(name, toolArguments) {
      toolbox.call.situation = null;
      const ran = await toolbox.run(name, toolArguments);
      const { situation, verified } = toolbox.call;
      return {
        ...(ran.ok ? { result: ran.result } : {}),
        ...(situation === null ? {} : { situation }),
        ...(verified === null
          ? {}
          : {
              customer: verifiedCaller(verified, toolbox.call.history),
            }),
      };
    },
  };
}
