import type { Command } from "../../shared/commands/command.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { Actor } from "../../shared/model/role.ts";
import { CasePhotos } from "./case-photos.ts";
import type { PhotoPorts } from "./case-photos.ts";
import { IssueDesk } from "./issue-desk.ts";

type AnyRefusal = { readonly kind: string };
/** Who looks, and at which window. */
export type Looker = { readonly actor: Actor; readonly window: string };

export interface PhotoDeskPorts extends PhotoPorts {
  command(command: Command, actor: Actor, terminal?: string): Result<unknown, AnyRefusal>;
}

/** Every picture that is kept of a case, and the one door by which it is looked at. */
export class PhotoDesk {
  readonly cases: CasePhotos;
  readonly issues: IssueDesk;
  readonly #ports: PhotoDeskPorts;

  constructor(dir: string, ports: PhotoDeskPorts) {
    this.#ports = ports;
    this.cases = new CasePhotos(dir, ports);
    this.issues = new IssueDesk(dir, ports);
  }

  /** That somebody looked is on disk when this returns. */
  view(
    { thing, thingId }: { readonly thing: "ring" | "issue"; readonly thingId: string },
    { actor, window }: Looker,
  ): Result<Uint8Array, AnyRefusal> {
    const look = { kind: "view-thing", thing, thingId, purpose: "photo" } as const;
    const seen = this.#ports.command(look, actor, window);
    if (!seen.ok) return seen;
    return thing === "ring" ? this.cases.read(thingId) : this.issues.read(thingId);
  }

  sweep(): void {
    this.cases.sweep();
    this.issues.sweep();
  }
}
