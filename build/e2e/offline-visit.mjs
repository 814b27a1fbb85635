// Run inside a network namespace that has no way out: starts the station on a folder, asks it what
// an operator asks, opens the wall in Chromium, and prints what it saw as one JSON document.
//   node offline-visit.mjs DIR CHROMIUM-OPTIONS-JSON [TRACE-FILE]
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chromium } from "@playwright/test";
import { WebSocket } from "ws";
import { inProject } from "../setup/project.mjs";

const [dir = "", launch = "{}", trace] = process.argv.slice(2);

/** @typedef {{ hits: { name: string, lngLat: [number, number] | null }[] }} Found */
/** @typedef {{ route: { metres: number } | null }} Routed */

const station = startStation();
try {
  process.stdout.write(`${JSON.stringify(await visited(await station.ready))}\n`);
} finally {
  // Not the tracer, which would let go of it and leave it running.
  process.kill((await station.ready).pid, "SIGTERM");
  await once(station.child, "exit");
}

function startStation() {
  const watch = trace === undefined ? [] : ["strace", "-f", "-qq", "-o", trace];
  const calls = trace === undefined ? [] : ["-e", "trace=connect,sendto,sendmsg,sendmmsg"];
  const command = [process.execPath, inProject("dist/electron/cli.cjs"), "station"];
  const [program = "", ...words] = [...watch, ...calls, ...command, "--data", dir, "--port", "0"];
  const child = spawn(program, words, { stdio: ["ignore", "pipe", "pipe"] });
  /** @type {Promise<{ url: string, code: string, pid: number }>} */
  const ready = new Promise((resolve, reject) => {
    let said = "";
    const hear = (/** @type {unknown} */ chunk) => {
      said += String(chunk);
      const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0];
      const code = /\b[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}\b/.exec(said)?.[0];
      const pid = Number(/"pid":(\d+)/.exec(said)?.[1]);
      if (url !== undefined && code !== undefined) resolve({ url, code, pid });
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("exit", () => reject(new Error(`the station ended: ${said}`)));
  });
  return { child, ready };
}

/** @param {{ url: string, code: string }} of */
async function visited({ url, code }) {
  const { origin, host } = new URL(url);
  const answer = await fetch(`${url}log-in`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify({ code }),
  });
  const cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
  const socket = new WebSocket(`ws://${host}/wire`, { headers: { cookie, origin } });
  await once(socket, "open");
  const asked = await questions(socket);
  socket.close();
  return { ...asked, drawn: await drawn(url, cookie) };
}

/** @param {WebSocket} socket */
async function questions(socket) {
  let id = 0;
  const ask = async (/** @type {string} */ name, /** @type {unknown} */ input) => {
    id += 1;
    const wanted = id;
    const began = performance.now();
    socket.send(JSON.stringify({ kind: "request", id: wanted, name, input }));
    for (;;) {
      const [data] = await once(socket, "message");
      const message = String(data).startsWith("{") ? JSON.parse(String(data)) : {};
      if (message.id !== wanted) continue;
      if (message.kind !== "answer") throw new Error(JSON.stringify(message));
      return { output: message.output, ms: performance.now() - began };
    }
  };
  const searches = [];
  /** @type {[number, number][]} */
  const places = [];
  for (const text of ["派出所", "jiangnan", "jnjd", "中学", "waihuanlu", "江南街道"]) {
    const { output, ms } = await ask("search", { text, limit: 20 });
    const { hits } = /** @type {Found} */ (output);
    searches.push({ text, ms, hits: hits.length });
    for (const { lngLat } of hits) if (lngLat !== null) places.push(lngLat);
  }
  const routes = [];
  for (const to of places.slice(1, 20)) {
    const { output, ms } = await ask("route", { from: places[0], to, mode: "car" });
    const { route } = /** @type {Routed} */ (output);
    if (route !== null) routes.push({ ms, metres: route.metres });
  }
  return { searches, routes };
}

/** What the wall draws: whether its map has colours, and every address the page asked for.
 *  @param {string} url @param {string} cookie */
async function drawn(url, cookie) {
  const browser = await chromium.launch(JSON.parse(launch));
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, locale: "zh-CN" });
    const [name = "", value = ""] = cookie.split("=");
    await page.context().addCookies([{ name, value, url }]);
    /** @type {string[]} */
    const foreign = [];
    page.on("request", (request) => {
      const { protocol, host } = new URL(request.url());
      const isOwn = host === new URL(url).host || protocol === "blob:" || protocol === "data:";
      if (!isOwn) foreign.push(request.url());
    });
    await page.goto(url);
    await page.locator("canvas").first().waitFor({ timeout: 60_000 });
    let colours = 0;
    for (let tries = 0; tries < 60 && colours < 40; tries++) {
      await page.waitForTimeout(500);
      colours = await coloursOf(page, (await page.screenshot()).toString("base64"));
    }
    return { foreign, colours };
  } finally {
    await browser.close();
  }
}

/** How many colours cover more than a few points of a picture of the page.
 *  @param {import("@playwright/test").Page} page @param {string} png */
function coloursOf(page, png) {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const pen = canvas.getContext("2d");
    pen?.drawImage(image, 0, 0);
    const points = pen?.getImageData(0, 60, image.width * 0.6, image.height - 60).data ?? [];
    const counts = new Map();
    for (let i = 0; i < points.length; i += 4) {
      const colour = `${points[i]},${points[i + 1]},${points[i + 2]}`;
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    return [...counts.values()].filter((count) => count > 30).length;
  }, png);
}
