import { unreachable } from "../../../shared/kit/assert.ts";
import type { IncidentTemplate } from "../../../shared/model/incident-template.ts";
import type { IncidentCategory } from "../../../shared/model/incident.ts";

/** The template a kind of call most likely wants; a person chooses. */
export function usualTemplate(category: IncidentCategory): IncidentTemplate {
  switch (category) {
    case "missing":
      return "child";
    case "fraud":
      return "fraud-stop";
    case "traffic":
      return "traffic-clear";
    case "dispute":
    case "noise":
    case "violence":
      return "dispute";
    case "help":
    case "theft":
    case "fire":
    case "other":
      return "help";
    default:
      return unreachable(category);
  }
}
