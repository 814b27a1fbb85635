import type { Command } from "../../../shared/commands/command.ts";
import type { WallState } from "../../../shared/fold/wall-state.ts";
import type { DiversionReason } from "../../../shared/model/diversion.ts";
import type {
  AssignmentStep,
  IncidentCategory,
  IncidentResult,
} from "../../../shared/model/incident.ts";
import type { Scene } from "../../../shared/model/layout.ts";
import type { Recommendation } from "../../../shared/model/recommendation.ts";
import type { SearchHit } from "../../../shared/model/search-hit.ts";
import type { Selection } from "../../../shared/model/selection.ts";
import type { SourcePulse } from "../../../shared/model/source-pulse.ts";
import type { IncidentTag } from "../../../shared/model/tag-vocabulary.ts";
import type { Place } from "../desk.svelte.ts";
import type { OfferedScene } from "../scene-work.svelte.ts";
import type { Verb } from "./verbs.ts";

/** What is known while a line is read.  Questions that the station must answer are asked by whoever
 *  reads again when the answer is there: null is "not asked yet". */
export type BarContext = {
  readonly wall: WallState;
  /** The station's time. */
  readonly now: number;
  readonly selection: Selection | null;
  readonly sources: readonly SourcePulse[];
  readonly scenes: readonly OfferedScene[];
  readonly hits: (text: string) => readonly SearchHit[] | null;
  readonly recommendation: (incidentId: string) => Recommendation | "none" | null;
};

export type Question =
  | { readonly kind: "search"; readonly text: string }
  | { readonly kind: "recommend"; readonly incidentId: string };

/** What Enter does. */
export type Deed =
  | { readonly kind: "commands"; readonly commands: readonly Command[] }
  | { readonly kind: "report"; readonly category: IncidentCategory | null; readonly title: string }
  | { readonly kind: "open"; readonly place: Place }
  | { readonly kind: "patrol" }
  | { readonly kind: "draw" }
  | { readonly kind: "trail"; readonly unitId: string }
  | { readonly kind: "near"; readonly selection: Selection | null }
  | { readonly kind: "close-street"; readonly selection: Selection | null }
  | { readonly kind: "roll-call"; readonly unitIds: readonly string[] | null }
  | { readonly kind: "call-up"; readonly selection: Selection | null }
  | { readonly kind: "source"; readonly sourceId: string | null }
  | { readonly kind: "scene"; readonly scene: Scene }
  | { readonly kind: "scenes" }
  | { readonly kind: "undo" }
  | { readonly kind: "keys" };

/** One of several that may be meant. */
export type Choosable =
  | { readonly kind: "verb"; readonly verb: Verb }
  | { readonly kind: "unit"; readonly unitId: string; readonly eta: number | null }
  | { readonly kind: "units"; readonly unitIds: readonly string[] }
  | { readonly kind: "incident"; readonly incidentId: string }
  | { readonly kind: "result"; readonly result: IncidentResult }
  | { readonly kind: "hit"; readonly hit: SearchHit }
  | { readonly kind: "panel"; readonly place: Place }
  | { readonly kind: "scene"; readonly name: string; readonly number: number }
  | { readonly kind: "closure"; readonly closureId: string }
  | { readonly kind: "source"; readonly sourceId: string; readonly name: string }
  | { readonly kind: "partner"; readonly partnerId: string; readonly name: string }
  | { readonly kind: "diversion"; readonly reason: DiversionReason }
  | { readonly kind: "danger"; readonly words: readonly string[] }
  | { readonly kind: "tag"; readonly tag: IncidentTag; readonly present: boolean }
  | { readonly kind: "lane"; readonly lane: 1 | 3 };

export type Option = {
  readonly of: Choosable;
  readonly then:
    | { readonly kind: "deed"; readonly deed: Deed }
    /** The line goes on like this. */
    | { readonly kind: "line"; readonly line: string }
    | { readonly kind: "not"; readonly why: "busy" | "off-duty" };
};

/** Why a line does not do anything yet. */
export type Lack =
  | { readonly kind: "incident" }
  | { readonly kind: "incident-unknown"; readonly word: string }
  | { readonly kind: "unit" }
  | { readonly kind: "unit-unknown"; readonly word: string }
  | { readonly kind: "no-candidate" }
  | {
      readonly kind: "crew";
      readonly step: AssignmentStep;
      readonly now: readonly AssignmentStep[];
    }
  | { readonly kind: "result-unknown"; readonly word: string }
  | { readonly kind: "reason" }
  | { readonly kind: "address" }
  | { readonly kind: "nothing-found"; readonly word: string }
  | { readonly kind: "partner" }
  | { readonly kind: "handoff" }
  | { readonly kind: "tag" }
  | { readonly kind: "tag-unknown"; readonly word: string };

/** What a line means now. */
export type Reading =
  | { readonly kind: "start" }
  | { readonly kind: "unknown"; readonly word: string; readonly nearest: readonly Verb[] }
  | { readonly kind: "absent"; readonly verb: Verb }
  | { readonly kind: "lack"; readonly verb: Verb; readonly lack: Lack }
  | { readonly kind: "asking"; readonly verb: Verb; readonly question: Question }
  | { readonly kind: "choose"; readonly options: readonly Option[] }
  | { readonly kind: "deed"; readonly verb: Verb; readonly deed: Deed };

/** What a verb makes of its objects. */
export type Outcome =
  | { readonly kind: "lack"; readonly lack: Lack }
  | { readonly kind: "asking"; readonly question: Question }
  | { readonly kind: "choose"; readonly options: readonly Option[] }
  | { readonly kind: "deed"; readonly deed: Deed };

export const lacks = (lack: Lack): Outcome => ({ kind: "lack", lack });
export const deed = (of: Deed): Outcome => ({ kind: "deed", deed: of });
export const commands = (...all: readonly Command[]): Outcome =>
  deed({ kind: "commands", commands: all });

/** Nothing fits: says so.  One fits: it is that.  Several: a person chooses. */
export function outcomeOf(options: readonly Option[], none: Lack): Outcome {
  const [only] = options;
  if (only === undefined) return lacks(none);
  if (options.length === 1 && only.then.kind === "deed") return deed(only.then.deed);
  return { kind: "choose", options: options.slice(0, OPTIONS_MAX) };
}

/** Pages of nine that anybody still turns; who means more types more. */
export const OPTIONS_MAX = 45;
