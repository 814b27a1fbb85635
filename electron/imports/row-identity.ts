import { createHash } from "node:crypto";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { RowReason } from "../../shared/model/import-reason.ts";
import { ID_LENGTH_MAX, NAME_LENGTH_MAX } from "../../shared/model/shape.ts";
import type { RowReader } from "./row-reader.ts";

export type RowRejection = { readonly reason: RowReason; readonly detail: string };
export type RowIdentity = {
  readonly id: string;
  readonly name: string;
  /** The file has no stable id for it: made of its name and place. */
  readonly derived: boolean;
};

export const rejection = (reason: RowReason, detail = ""): RowRejection => ({
  reason,
  detail: detail.slice(0, 120),
});

/** Id and name of a row; `place` tells apart things of one name that have no id. */
export function identityOf(reader: RowReader, place: string): Result<RowIdentity, RowRejection> {
  const [id, name] = [reader.text("id"), reader.text("name")];
  if (id === "" && name === "") return err(rejection("no-name-and-no-id"));
  if (id.length > ID_LENGTH_MAX) return err(rejection("id-too-long", id));
  if (name.length > NAME_LENGTH_MAX) return err(rejection("name-too-long", name));
  if (/^\d(\.\d+)?e\+\d+$/i.test(id)) return err(rejection("id-damaged", id));
  if (id !== "") return ok({ id, name: name === "" ? id : name, derived: false });
  const digest = createHash("sha256").update(`${name}\n${place}`).digest("hex");
  return ok({ id: `h-${digest.slice(0, 20)}`, name, derived: true });
}

/** A name that fits, of a value that is not worth losing a row for. */
export function shortName(text: string): string {
  return text.slice(0, NAME_LENGTH_MAX);
}
