/**
 * 经查询, 系统显示: a look-up that was made (MGT-1.3.2). Said only where a tool of this call gave a
 * result; without one it is a lie, whatever follows.
 */
import { type Check, hit } from './types.ts';

const claims =
  /(?:经过?|通过)(?:我们?的?)?(?:系统|后台|数据库)?(?:的)?(?:查询|核实|核查|核对|确认|查证)(?!后|码)|(?:系统|后台|数据库|记录|资料)(?:里|中|上)?(?:面)?(?:显示|查到|表明|记载)|(?:我|这边|刚才|刚刚|已经?)(?:帮您|为您|给您|替您)?(?:查到|查过|查了|核实过|核实了|查询到|查看过|查看了)|查询结果(?:是|为|显示)|根据(?:您的)?(?:查询|记录|资料|系统)/u;

export const checkLookup: Check = ({ folded, context }) =>
  claims.test(folded) && context.results.length === 0 ? hit : null;
