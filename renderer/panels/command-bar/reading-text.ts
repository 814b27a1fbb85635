import { unreachable } from "../../../shared/kit/assert.ts";
import { durationText } from "../../ui/time-text.ts";
import { said } from "../../ui/window-preferences.svelte.ts";
import { breathing } from "../../words/breathing.ts";
import { closureWords } from "../../words/closure-words.ts";
import { commandWords } from "../../words/command-words.ts";
import { controlWords } from "../../words/control-words.ts";
import { handoffWords } from "../../words/handoff-words.ts";
import { incidentTagWords } from "../../words/incident-tag-words.ts";
import { incidentWords } from "../../words/incident-words.ts";
import { markingWords } from "../../words/marking-words.ts";
import { musterWords } from "../../words/muster-words.ts";
import { sourceWords } from "../../words/source-words.ts";
import { thingWords } from "../../words/thing-words.ts";
import { unitWords } from "../../words/unit-words.ts";
import { sceneWords } from "../../words/scene-words.ts";
import { wallWords } from "../../words/wall-words.ts";
import type { Desk, Place } from "../desk.svelte.ts";
import { callSignOf, thingName } from "../thing-name.ts";
import { doingOf } from "../unit-doing.ts";
import { commandText } from "./command-text.ts";
import type { Choosable, Deed, Lack, Option } from "./reading.ts";

/** What Enter will do, as one sentence. */
export function deedText(desk: Desk, deed: Deed): string {
  const words = said(commandWords).do;
  switch (deed.kind) {
    case "commands":
      return deed.commands.map((command) => commandText(desk, command)).join(" / ");
    case "report": {
      if (deed.category === null && deed.title === "") return words.report;
      const category = deed.category === null ? "" : said(incidentWords).category[deed.category];
      if (deed.title === "") return words.reportAs(category);
      return words.reportTitle(category, breathing(deed.title));
    }
    case "scenes":
      return said(sceneWords).title;
    case "scene":
      return said(sceneWords).open(deed.scene.name);
    case "open":
      return words.open(panelName(deed.place));
    case "patrol":
      return words.patrol;
    case "near":
      return deed.selection === null ? words.nearNothing : words.near(selectionName(desk, deed));
    case "close-street": {
      const { doClose, doCloseNothing } = said(closureWords);
      return deed.selection === null ? doCloseNothing : doClose(selectionName(desk, deed));
    }
    case "draw":
      return said(markingWords).begin;
    case "trail":
      return said(markingWords).doTrail(callSignOf(desk.live.wall, deed.unitId));
    case "roll-call": {
      const { doRollCall, doRollCallOf } = said(musterWords);
      if (deed.unitIds === null) return doRollCall;
      return doRollCallOf(deed.unitIds.map((id) => callSignOf(desk.live.wall, id)).join(" "));
    }
    case "call-up":
      return said(musterWords).doCallUp;
    case "source": {
      const source = desk.live.sources.find(({ id }) => id === deed.sourceId);
      if (source === undefined) return words.sources;
      return words.source(breathing(source.name), said(sourceWords).link[source.link]);
    }
    case "undo":
      return words.undo;
    case "keys":
      return words.keys;
    default:
      return unreachable(deed);
  }
}

function selectionName(
  desk: Desk,
  { selection }: Extract<Deed, { kind: "near" | "close-street" }>,
): string {
  if (selection === null) return "";
  const { kind, id } = selection;
  if (kind === "point") return said(thingWords).kind.point;
  return kind === "place" ? breathing(id) : thingName(desk.live.wall, kind, id);
}

function panelName(place: Place): string {
  const names: Readonly<Record<string, string>> = said(wallWords).panels;
  return names[place] ?? place;
}

/** An option: what it is, and what sets it apart from the others. */
export type OptionText = { readonly name: string; readonly note: string; readonly figure: string };

export function optionText(desk: Desk, { of, then }: Option): OptionText {
  const text = choosableText(desk, of);
  if (then.kind === "not") return { ...text, note: said(commandWords).choice[then.why] };
  if (then.kind === "line" || then.deed.kind !== "commands") return text;
  // What will happen stands on each line, before any is chosen.
  return { ...text, note: [text.note, deedText(desk, then.deed)].filter(Boolean).join("  ") };
}

function choosableText(desk: Desk, of: Choosable): OptionText {
  const { wall } = desk.live;
  const plain = (name: string, note = "", figure = "") => ({ name, note, figure });
  switch (of.kind) {
    case "verb":
      return plain(breathing(of.verb.han), said(commandWords).verb[of.verb.id], of.verb.initials);
    case "unit": {
      const unit = wall.unit.get(of.unitId);
      const doing = unit === undefined ? "" : said(unitWords).doing[doingOf(unit)];
      const eta = of.eta === null ? "" : durationText(of.eta, said(controlWords).days);
      return plain(callSignOf(wall, of.unitId), doing, eta);
    }
    case "units":
      return plain(
        said(commandWords).choice.both(of.unitIds.map((id) => callSignOf(wall, id)).join(" ")),
      );
    case "incident":
      return plain(thingName(wall, "incident", of.incidentId), of.incidentId);
    case "result":
      return plain(said(incidentWords).result[of.result]);
    case "hit":
      return plain(breathing(of.hit.name), said(thingWords).kind[of.hit.kind]);
    case "scene":
      return plain(`${of.number} ${of.name}`);
    case "panel":
      return plain(panelName(of.place));
    case "closure": {
      const reason = wall.closure.get(of.closureId)?.reason ?? "";
      return plain(thingName(wall, "closure", of.closureId), breathing(reason));
    }
    case "source": {
      const source = desk.live.sources.find(({ id }) => id === of.sourceId);
      return plain(
        breathing(of.name),
        source === undefined ? "" : said(sourceWords).link[source.link],
      );
    }
    case "partner":
      return plain(breathing(of.name));
    case "diversion":
      return plain(said(handoffWords).reason[of.reason]);
    case "danger":
      return plain(said(commandWords).choice.danger(of.words.join(" ")));
    case "tag": {
      const { name } = said(incidentTagWords);
      const { tagOn, tagOff } = said(commandWords).choice;
      return plain(name[of.tag], of.present ? tagOn : tagOff);
    }
    case "lane":
      return plain(said(handoffWords).lane[of.lane]);
    default:
      return unreachable(of);
  }
}

/** Why a line does nothing yet, and what to do. */
export function lackText(lack: Lack): string {
  const words = said(commandWords).lack;
  switch (lack.kind) {
    case "incident":
      return words.incident;
    case "incident-unknown":
      return words.incidentUnknown(lack.word);
    case "unit":
      return words.unit;
    case "unit-unknown":
      return words.unitUnknown(lack.word);
    case "no-candidate":
      return words.noCandidate;
    case "crew": {
      const { step } = said(incidentWords);
      return words.crew(step[lack.step], lack.now.map((name) => step[name]).join(" "));
    }
    case "result-unknown":
      return words.result(lack.word);
    case "reason":
      return words.reason;
    case "address":
      return words.address;
    case "nothing-found":
      return words.nothing(lack.word);
    case "partner":
      return words.partner;
    case "handoff":
      return words.handoff;
    case "tag":
      return words.tag;
    case "tag-unknown":
      return words.tagUnknown(lack.word);
    default:
      return unreachable(lack);
  }
}
