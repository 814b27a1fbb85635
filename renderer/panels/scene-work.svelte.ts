import type { Command } from "../../shared/commands/command.ts";
import { keptScenes } from "../../shared/fold/scene-state.ts";
import type { Board, Layout, PlacedBoard, Scene, SceneRole } from "../../shared/model/layout.ts";
import { OWN_WALL } from "../../shared/model/wall-id.ts";
import type { HoldAct } from "../../shared/model/wall-hold.ts";
import type { RequestInput, RequestName, RequestOutput } from "../../shared/wire/contract.ts";
import type { LiveWall } from "../live/live-wall.svelte.ts";
import { arrangement, opened, withBoardOn, withGuest, withPushed } from "../scenes/arrange.ts";
import type { PresentDisplay } from "../scenes/arrange.ts";
import { SHIPPED_SCENE_IDS, firstLayout, shippedScene } from "../scenes/shipped-scenes.ts";
import type { Notices } from "../ui/notices.svelte.ts";
import { displayKey, said, wallId } from "../ui/window-preferences.svelte.ts";
import { sceneWords } from "../words/scene-words.ts";
import type { LooseRefusal } from "./refusal-notice.ts";

/** What it needs of the window it belongs to. */
export interface ScenePort {
  readonly live: LiveWall;
  readonly notices: Notices;
  command(command: Command, done: string): Promise<unknown>;
  ask<Name extends RequestName>(
    name: Name,
    input: RequestInput<Name>,
  ): Promise<RequestOutput<Name> | null>;
  askQuietly<Name extends RequestName>(
    name: Name,
    input: RequestInput<Name>,
  ): Promise<RequestOutput<Name> | null>;
  refused(refusal: LooseRefusal): void;
}

/** A scene that may be opened, by its number. */
export type OfferedScene = {
  readonly scene: Scene;
  readonly number: number;
  readonly kept: boolean;
};

/** What was written comes back with the next frame; a line may be lost meanwhile. */
const SHOWN_MS_MAX = 1_000;
const SHOWN_LOOK_MS = 20;

/** What the displays show: this window's own wall, and the machine's wall as a desk elsewhere
 *  drives it. */
export class SceneWork {
  /** This window's wall and its place on it. */
  readonly wall = wallId;
  readonly display = displayKey;
  /** Displays of this window's wall, from left to right. */
  displays = $state.raw<readonly PresentDisplay[]>([{ key: displayKey, name: "" }]);
  /** The grid of this display is being changed by hand. */
  editing = $state(false);
  /** The panel that had the keyboard last: what is pushed. */
  focused = $state<string | null>(null);
  readonly scenes: readonly OfferedScene[] = $derived.by(() => this.#offered());
  readonly arrangement = $derived.by(() => arrangement(this.layoutOf(this.wall), this.displays));
  /** Null: nobody said yet what this display shows. */
  readonly board: Board | null = $derived(this.arrangement.boards.get(this.display) ?? null);
  /** Who this window's scene is for. */
  readonly role: SceneRole | null = $derived.by(() => this.sceneOf(this.wall)?.role ?? null);
  /** Shown here at once, while it is being written. */
  #early = $state.raw<Layout | null>(null);
  /** What is shown here is not on disk yet. */
  readonly writing: boolean = $derived(this.#early !== null);
  #queue: Promise<void> = Promise.resolve();
  readonly #port: ScenePort;

  constructor(port: ScenePort) {
    this.#port = port;
  }

  displaysOf(wall: string): readonly PresentDisplay[] {
    return wall === this.wall ? this.displays : this.#port.live.screens;
  }

  layoutOf(wall: string): Layout {
    if (this.#early?.wall === wall) return this.#early;
    const written = this.#port.live.wall.layout.get(wall)?.layout;
    return written ?? firstLayout(wall, this.displaysOf(wall));
  }

  /** The scene that a wall was opened from; null: none that is still offered. */
  sceneOf(wall: string): Scene | null {
    const { sceneId } = this.layoutOf(wall);
    return this.scenes.find(({ scene }) => scene.id === sceneId)?.scene ?? null;
  }

  /** Whether this desk may change a wall now. */
  mayChange(wall: string): boolean {
    const { holder } = this.#port.live.hold;
    return wall !== OWN_WALL || holder === null || this.holds;
  }

  get holds(): boolean {
    return this.#port.live.hold.holder?.desk === this.wall;
  }

  open(scene: Scene, wall = this.wall): Promise<boolean> {
    const [displays, before] = [this.displaysOf(wall), this.layoutOf(wall)];
    const words = said(sceneWords);
    return this.#arrange(opened(scene, { wall, displays, before }), words.opened(scene.name));
  }

  show(board: Board, words = said(sceneWords).boardChanged): Promise<boolean> {
    const layout = this.layoutOf(this.wall);
    return this.#arrange(withBoardOn(layout, this.#place(), board), words);
  }

  /** A board that waits for a display comes to this one. */
  takeIn(board: PlacedBoard): Promise<boolean> {
    const layout = withGuest(this.layoutOf(this.wall), this.#place(), board);
    return this.#arrange(layout, said(sceneWords).boardChanged);
  }

  /** Sends a panel to a screen of the machine's wall. */
  async push(panel: string, screen: PresentDisplay): Promise<boolean> {
    const words = said(sceneWords);
    const [layout, displays] = [this.layoutOf(OWN_WALL), this.displaysOf(OWN_WALL)];
    const board = arrangement(layout, displays).boards.get(screen.key);
    const pushed = board === undefined ? null : withPushed(board, panel);
    if (pushed !== null) {
      return this.#arrange(withBoardOn(layout, screen, pushed), words.pushed(screen.name));
    }
    this.#port.notices.add({ severity: "note", text: words.standsThere(screen.name), mend: "" });
    return false;
  }

  /** Keeps what a wall shows under a name. */
  async keep(name: string, wall = this.wall): Promise<boolean> {
    const { boards } = this.layoutOf(wall);
    const { role = null } = this.sceneOf(wall) ?? {};
    const plain = boards.map(({ name: board, tiles }) => ({ name: board, tiles }));
    return this.keepScene({ id: crypto.randomUUID(), name: name.trim(), role, boards: plain });
  }

  async keepScene(scene: Scene): Promise<boolean> {
    const done = await this.#port.command(
      { kind: "keep-scene", scene },
      said(sceneWords).kept(scene.name),
    );
    return done !== null;
  }

  drop({ id, name }: Scene): void {
    const words = said(sceneWords).dropped(name);
    void this.#port.command({ kind: "drop-scene", sceneId: id }, words);
  }

  async hold(act: HoldAct): Promise<void> {
    const answer = await this.#port.ask("hold-wall", { act });
    if (answer !== null && answer.refusal !== null) this.#port.refused(answer.refusal);
  }

  /** Where a desk in a browser of this machine is let in; null: nowhere. */
  async door(): Promise<{ readonly url: string; readonly code: string } | null> {
    return (await this.#port.askQuietly("browser-door", {}))?.door ?? null;
  }

  #place(): PresentDisplay {
    const found = this.displays.find(({ key }) => key === this.display);
    return found ?? { key: this.display, name: "" };
  }

  /** Shown here at once, so that the next change is made to this one; written one after another.
   *  What the station refuses is shown as it was. */
  #arrange(layout: Layout, done: string): Promise<boolean> {
    if (this.mayChange(layout.wall)) this.#early = layout;
    const written = this.#queue.then(() => this.#write(layout, done));
    this.#queue = written.then(() => undefined);
    return written;
  }

  async #write(layout: Layout, done: string): Promise<boolean> {
    const { wall } = layout;
    // What a wall began with is written once, so that the first change can be taken back.
    const isFirst = !this.#port.live.wall.layout.has(wall);
    const began = firstLayout(wall, this.displaysOf(wall));
    const isWritten = (!isFirst || (await this.#put(began, ""))) && (await this.#put(layout, done));
    if (this.#early === layout) this.#early = null;
    return isWritten;
  }

  /** Writes it and waits until the picture here has it: until then the log is ahead. */
  async #put(layout: Layout, done: string): Promise<boolean> {
    const shown = () => this.#port.live.wall.layout.get(layout.wall);
    const before = shown();
    const answered = await this.#port.command({ kind: "arrange-wall", layout }, done);
    if (answered === null) return false;
    const ends = Date.now() + SHOWN_MS_MAX;
    while (shown() === before && Date.now() < ends) {
      await new Promise((resolve) => setTimeout(resolve, SHOWN_LOOK_MS));
    }
    return true;
  }

  #offered(): readonly OfferedScene[] {
    const names = said(sceneWords).shipped;
    const shipped = SHIPPED_SCENE_IDS.map((id) => shippedScene(id, names[id]));
    const kept = keptScenes(this.#port.live.wall.scene.values()).map(({ scene }) => scene);
    return [...shipped, ...kept].map((scene, at) => {
      return { scene, number: at + 1, kept: at >= shipped.length };
    });
  }
}
