import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { Position } from "../../shared/model/position.ts";
import type { RowContext } from "./row-context.ts";
import { identityOf } from "./row-identity.ts";
import type { RowIdentity, RowRejection } from "./row-identity.ts";
import { positionOf } from "./row-position.ts";
import type { RowReader } from "./row-reader.ts";

export type Site = RowIdentity & { readonly position: Position };

/** Who a thing is and where it stands. */
export function siteOf(reader: RowReader, context: RowContext): Result<Site, RowRejection> {
  const position = positionOf(reader, context.datum);
  if (!position.ok) return err(position.refusal);
  const identity = identityOf(reader, position.value.raw?.join(" ") ?? "");
  if (!identity.ok) return err(identity.refusal);
  return ok({ ...identity.value, position: position.value });
}

export function flagsOf({ derived }: RowIdentity): "idDerived"[] {
  return derived ? ["idDerived"] : [];
}
