import { mount } from "svelte";
import { present } from "../shared/kit/assert.ts";
import { wallHostOf } from "./bridge/host-road.ts";
import { wireOf } from "./bridge/open-wire.ts";
import { LiveWall } from "./live/live-wall.svelte.ts";
import { wallFontLoaded } from "./map/wall-font.ts";
import { Desk } from "./panels/desk.svelte.ts";
import "./ui/base.css";
import "./ui/fonts.css";
import "./ui/tokens.css";
import { displayKey, wallId } from "./ui/window-preferences.svelte.ts";
import WallWindow from "./walls/WallWindow.svelte";

const host = wallHostOf(window);
const client = wireOf(window, host === null ? wallId : displayKey);
const live = new LiveWall({ client });

live.start();
client.start();
// Nothing is drawn in another family first and then again in ours.
await wallFontLoaded();
mount(WallWindow, {
  target: present(document.getElementById("wall"), "the page has a place for the wall"),
  props: { desk: new Desk({ live, client }), host },
});
