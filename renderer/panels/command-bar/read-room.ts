import { closuresInForce } from "../../../shared/fold/closure-state.ts";
import { lineOf } from "./line-text.ts";
import type { Line } from "./line-text.ts";
import { OPTIONS_MAX, deed, outcomeOf } from "./reading.ts";
import type { BarContext, Option, Outcome } from "./reading.ts";
import { BAR_PANELS, panelsSaid } from "./said-words.ts";

/** 周边: around what is selected, or around what is named. */
export function readNear(context: BarContext, line: Line): Outcome {
  const text = line.raw.trim();
  if (text === "") return deed({ kind: "near", selection: context.selection });
  const hits = context.hits(text);
  if (hits === null) return { kind: "asking", question: { kind: "search", text } };
  const options = hits.flatMap((hit): Option[] => {
    const { kind, id, lngLat } = hit;
    if (lngLat === null) return [];
    const near = { kind: "near", selection: { kind, id, lngLat } } as const;
    return [{ of: { kind: "hit", hit }, then: { kind: "deed", deed: near } }];
  });
  return outcomeOf(options, { kind: "nothing-found", word: text });
}

/** 封路: the form opens for what is selected, or for what is named; nothing is closed yet. */
export function readCloseStreet(context: BarContext, line: Line): Outcome {
  const text = line.raw.trim();
  if (text === "") return deed({ kind: "close-street", selection: context.selection });
  const hits = context.hits(text);
  if (hits === null) return { kind: "asking", question: { kind: "search", text } };
  const options = hits.flatMap((hit): Option[] => {
    const { kind, id, lngLat } = hit;
    if (lngLat === null) return [];
    const close = { kind: "close-street", selection: { kind, id, lngLat } } as const;
    return [{ of: { kind: "hit", hit }, then: { kind: "deed", deed: close } }];
  });
  return outcomeOf(options, { kind: "nothing-found", word: text });
}

/** 开路: one of the closed streets, by its name or by why it is closed. */
export function readOpenStreet({ wall, now }: BarContext, line: Line): Outcome {
  const word = line.plain.trim();
  const options = closuresInForce(wall.closure.values(), now).flatMap((closure): Option[] => {
    const { id: closureId, stretches, reason } = closure;
    const texts = [closureId, reason, ...stretches.map(({ street }) => street)];
    if (!texts.some((text) => lineOf(text).plain.includes(word))) return [];
    const open = { kind: "commands", commands: [{ kind: "open-street", closureId }] } as const;
    return [{ of: { kind: "closure", closureId }, then: { kind: "deed", deed: open } }];
  });
  return outcomeOf(options, { kind: "nothing-found", word });
}

/** 数据源: how the sources are, or how one is. */
export function readSources(context: BarContext, line: Line): Outcome {
  const word = line.plain.trim();
  if (word === "") return deed({ kind: "source", sourceId: null });
  const named = context.sources.filter(({ id, name, class: of }) => {
    const known = CLASS_WORDS[of] ?? [];
    return [name, id, of, ...known].some((text) => lineOf(text).plain.includes(word));
  });
  const options = named.slice(0, OPTIONS_MAX).map(({ id: sourceId, name }): Option => {
    const then = { kind: "deed", deed: { kind: "source", sourceId } } as const;
    return { of: { kind: "source", sourceId, name }, then };
  });
  return outcomeOf(options, { kind: "nothing-found", word });
}

/** What people call a class of source, in signs and initials. */
const CLASS_WORDS: Readonly<Record<string, readonly string[]>> = {
  camera: ["视频", "摄像机", "sp"],
  checkpoint: ["卡口", "kk"],
  unit: ["警力", "定位", "jl", "dw"],
  incident: ["警情", "jq"],
  operator: ["接警台", "jjt"],
  import: ["导入", "dr"],
  map: ["地图", "dt"],
  partner: ["外部单位", "wb"],
};

/** 场景: a layout of the wall by its number or its name. */
export function readScene({ scenes }: BarContext, line: Line): Outcome {
  const word = line.plain.trim();
  if (word === "") return deed({ kind: "scenes" });
  const numbered = scenes.filter(({ number }) => String(number) === word);
  const named = scenes.filter(({ scene }) => lineOf(scene.name).plain.includes(word));
  const fitting = numbered.length > 0 ? numbered : named;
  const options = fitting.slice(0, OPTIONS_MAX).map(({ scene, number }): Option => {
    const then = { kind: "deed", deed: { kind: "scene", scene } } as const;
    return { of: { kind: "scene", name: scene.name, number }, then };
  });
  return outcomeOf(options, { kind: "nothing-found", word });
}

/** 打开: a panel by its name. */
export function readOpen(line: Line): Outcome {
  const word = line.plain.trim();
  const places = word === "" ? BAR_PANELS : panelsSaid(word);
  const options = places.slice(0, OPTIONS_MAX).map((place): Option => {
    const then = { kind: "deed", deed: { kind: "open", place } } as const;
    return { of: { kind: "panel", place }, then };
  });
  return outcomeOf(options, { kind: "nothing-found", word });
}
