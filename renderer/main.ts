import plainFont from "@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff2?url";
import strongFont from "@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-600-normal.woff2?url";
import { mount } from "svelte";
import { present } from "../shared/kit/assert.ts";
import { wallHostOf } from "./bridge/host-road.ts";
import { wireOf } from "./bridge/open-wire.ts";
import { LiveWall } from "./live/live-wall.svelte.ts";
import "./ui/base.css";
import "./ui/tokens.css";
import { displayKey } from "./ui/window-preferences.svelte.ts";
import WallWindow from "./walls/WallWindow.svelte";

const host = wallHostOf(window);
const client = wireOf(window, displayKey);
const live = new LiveWall({ client });

live.start();
client.start();
await loadFonts();
mount(WallWindow, {
  target: present(document.getElementById("wall"), "the page has a place for the wall"),
  props: { live, client, host },
});

/** Two weights of one family, here before anything is drawn with them. */
async function loadFonts(): Promise<void> {
  const faces = [
    new FontFace("Wall Sans", `url("${plainFont}")`, { weight: "400" }),
    new FontFace("Wall Sans", `url("${strongFont}")`, { weight: "600" }),
  ];
  await Promise.all(
    faces.map(async (face) => {
      document.fonts.add(face);
      await face.load();
    }),
  );
}
