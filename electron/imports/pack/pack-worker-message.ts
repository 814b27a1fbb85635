import type { Result } from "../../../shared/kit/result.ts";
import type { ImportProgress } from "../import-ports.ts";
import type { BuildRefusal, BuiltPack } from "./build-pack.ts";

/** What the worker that builds a pack says. */
export type FromPackWorker =
  | { readonly kind: "progress"; readonly progress: ImportProgress }
  | { readonly kind: "built"; readonly built: Result<BuiltPack, BuildRefusal> };
