import type { Command } from "../../shared/commands/command.ts";
import type { Actor } from "../../shared/model/role.ts";
import type { SimulatorPorts } from "../feeds/simulator/simulator-ports.ts";
import type { SolveLane } from "../solve/solve-lane.ts";
import type { Store } from "../store/store.ts";

/** The wall as the simulated crews know it, and what they may say: only what any unit may. */
export function simulatorPortsOf(of: {
  readonly store: Pick<Store, "wall" | "onCommitted">;
  readonly crews: Pick<SolveLane, "ask">;
  command(command: Command, actor: Actor, terminal: string): { readonly ok: boolean };
}): SimulatorPorts {
  const { store, crews } = of;
  const asked = (unitId: string, command: Command): boolean =>
    of.command(command, { name: unitId, role: "unit" }, unitId).ok;
  return {
    wall: () => store.wall(),
    onCommitted: (listener) => store.onCommitted(listener),
    route: async (from, to, mode) => {
      const way = await crews.ask({ kind: "route", from, to, mode });
      return way.ok ? way.value : null;
    },
    advance: (incidentId, unitId, step) =>
      asked(unitId, { kind: "advance-assignment", incidentId, unitId, step }),
    feedBack: (incidentId, unitId, of) =>
      asked(unitId, { kind: "feed-back-incident", incidentId, ...of }),
    reachStop: (unitId, stop) => asked(unitId, { kind: "reach-patrol-stop", unitId, ...stop }),
  };
}
