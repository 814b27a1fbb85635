import type { IncidentState } from "./incident-state.ts";

/** Words of a call that no volunteer (义警) is sent to.  A child that is missing or a fall is not
 *  among them: there volunteers help. */
const VIOLENT_WORDS = [
  ...["刀", "枪", "砍", "捅", "打人", "殴打", "被打", "打架", "斗殴", "持械", "棍"],
  ...["绑架", "抢劫", "抢夺", "威胁", "家暴", "劫持", "爆炸", "汽油", "强奸"],
] as const;

/** Whether a call is about violence or a weapon, by its category, a tag or what was said. */
export function isViolentCall({ report, tags }: Pick<IncidentState, "report" | "tags">): boolean {
  if (report.category === "violence" || tags.includes("weapon-seen")) return true;
  const said = `${report.title}\n${report.text}`;
  return VIOLENT_WORDS.some((word) => said.includes(word));
}
