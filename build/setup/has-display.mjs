// Whether windows can be opened here.
import { connect } from "node:net";

const answerMsMax = 1000;

/** @returns {Promise<boolean>} */
export async function hasDisplay() {
  if (process.platform === "win32" || process.platform === "darwin") return true;
  if (process.env["WAYLAND_DISPLAY"]) return true;
  const display = process.env["DISPLAY"];
  if (!display) return false;
  const [host = "", screen = "0"] = display.split(":");
  const number = Number.parseInt(screen, 10);
  // A name left over from a display that is gone opens nothing.
  return host === ""
    ? answers({ path: `/tmp/.X11-unix/X${number}` })
    : answers({ host, port: 6000 + number });
}

/** @param {import("node:net").NetConnectOpts} to @returns {Promise<boolean>} */
function answers(to) {
  return new Promise((resolve) => {
    const socket = connect({ ...to, timeout: answerMsMax });
    const end = (/** @type {boolean} */ there) => {
      socket.destroy();
      resolve(there);
    };
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
    socket.once("timeout", () => end(false));
  });
}
