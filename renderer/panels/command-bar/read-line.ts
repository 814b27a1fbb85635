import { unreachable } from "../../../shared/kit/assert.ts";
import { headOf } from "./find-verb.ts";
import { lineOf } from "./line-text.ts";
import type { Line } from "./line-text.ts";
import { readClose, readFeedBack, readLocate, readReopen, readReport } from "./read-call.ts";
import { readBeside, readSplit, readTag } from "./read-beside.ts";
import { readBackUp, readDispatch, readDuty, readStep } from "./read-crews.ts";
import { readTrail } from "./read-trail.ts";
import { readCallUp, readRollCall } from "./read-musters.ts";
import { readDivert, readPush, readRecall } from "./read-others.ts";
import {
  readCloseStreet,
  readNear,
  readOpen,
  readOpenStreet,
  readScene,
  readSources,
} from "./read-room.ts";
import { deed } from "./reading.ts";
import type { BarContext, Option, Outcome, Reading } from "./reading.ts";
import type { Verb } from "./verbs.ts";

/** What a line means as things stand: what Enter will do, what must be chosen, or why nothing can
 *  be done.  Pure: it asks for answers it lacks, and is read again when they are there. */
export function readLine(typed: string, context: BarContext): Reading {
  const line = lineOf(typed);
  if (line.plain.trim() === "") return { kind: "start" };
  const head = headOf(line);
  switch (head.kind) {
    case "unknown":
      return head;
    case "verbs":
      return { kind: "choose", options: head.verbs.map((verb) => begun(verb, head.rest)) };
    case "verb": {
      const { verb, rest } = head;
      if (!verb.here) return { kind: "absent", verb };
      const outcome = outcomeFor(verb, rest, context);
      return outcome.kind === "choose" ? outcome : { ...outcome, verb };
    }
    default:
      return unreachable(head);
  }
}

/** A line that goes on from a verb. */
export function begun(verb: Verb, rest: Line | null): Option {
  const line = `${verb.initials} ${rest?.raw ?? ""}`;
  return { of: { kind: "verb", verb }, then: { kind: "line", line } };
}

function outcomeFor(verb: Verb, line: Line, context: BarContext): Outcome {
  switch (verb.id) {
    case "report":
      return readReport(line, null);
    case "missing":
    case "fraud":
      return readReport(line, verb.id);
    case "dispatch":
      return readDispatch(context, line, verb.initials);
    case "backup":
      return readBackUp(context, line, verb.initials);
    case "sign":
      return readStep(context, line, "signed");
    case "depart":
      return readStep(context, line, "en-route");
    case "arrive":
      return readStep(context, line, "on-scene");
    case "handle":
      return readStep(context, line, "handling");
    case "clear":
      return readStep(context, line, "cleared");
    case "withdraw":
      return readStep(context, line, "withdrawn");
    case "roll-call":
      return readRollCall(context, line, verb.initials);
    case "call-up":
      return readCallUp(context, line);
    case "trail":
      return readTrail(context, line);
    case "on-duty":
      return readDuty(context, line, "on");
    case "off-duty":
      return readDuty(context, line, "off");
    case "feed-back":
      return readFeedBack(context, line);
    case "review":
      return readClose(context, line, "reviewed");
    case "archive":
      return readClose(context, line, "archived");
    case "cancel":
      return readClose(context, line, "cancelled");
    case "reopen":
      return readReopen(context, line);
    case "locate":
      return readLocate(context, line);
    case "merge":
    case "link":
      return readBeside(context, line, verb.id);
    case "split":
      return readSplit(context, line);
    case "tag":
      return readTag(context, line);
    default:
      return roomOutcome(verb, line, context);
  }
}

function roomOutcome(verb: Verb, line: Line, context: BarContext): Outcome {
  switch (verb.id) {
    case "divert":
      return readDivert(context, line, verb.initials);
    case "recall":
      return readRecall(context, line);
    case "push":
      return readPush(context, line);
    case "near":
      return readNear(context, line);
    case "close-street":
      return readCloseStreet(context, line);
    case "open-street":
      return readOpenStreet(context, line);
    case "sources":
      return readSources(context, line);
    case "scene":
      return readScene(context, line);
    case "open":
      return readOpen(line);
    case "draw":
      return deed({ kind: "draw" });
    case "patrol":
      return deed({ kind: "patrol" });
    case "night":
      return deed({ kind: "open", place: "night" });
    case "ring":
      return deed({ kind: "open", place: "ring" });
    case "risks":
      return deed({ kind: "open", place: "risks" });
    case "gatherings":
      return deed({ kind: "open", place: "gatherings" });
    case "tours":
      return deed({ kind: "open", place: "tours" });
    case "guard":
      return deed({ kind: "open", place: "alerts" });
    case "undo":
      return deed({ kind: "undo" });
    default:
      return deed({ kind: "keys" });
  }
}
