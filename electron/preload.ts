import { contextBridge, ipcRenderer } from "electron";
import type { WallDisplay, WallHost } from "../shared/wire/wall-host.ts";
import { HOST_CHANNELS } from "../shared/wire/host-channel.ts";
import { HOST_NAME, PORT_MESSAGE } from "../shared/wire/wall-host.ts";

/** The page, of which the shell's own types know nothing. */
declare const window: {
  readonly location: { readonly origin: string };
  postMessage(message: unknown, origin: string, transfer: readonly unknown[]): void;
};

// The page gets a way to ask and nothing else: no channel name, no event, no Electron object.

const displayListeners = new Set<(displays: readonly WallDisplay[]) => void>();
const quitListeners = new Set<() => void>();

ipcRenderer.on(HOST_CHANNELS.port, ({ ports }) => {
  window.postMessage({ kind: PORT_MESSAGE }, window.location.origin, ports);
});
ipcRenderer.on(HOST_CHANNELS.displays, (_event, displays: readonly WallDisplay[]) => {
  for (const listener of displayListeners) listener(displays);
});
ipcRenderer.on(HOST_CHANNELS.quitAsked, () => {
  for (const listener of quitListeners) listener();
});

contextBridge.exposeInMainWorld(HOST_NAME, {
  askForPort: () => ipcRenderer.send(HOST_CHANNELS.port),
  quit: () => ipcRenderer.send(HOST_CHANNELS.quit),
  toggleFullscreen: () => ipcRenderer.send(HOST_CHANNELS.fullscreen),
  onQuitAsked: (listener) => void quitListeners.add(listener),
  onDisplays: (listener) => {
    displayListeners.add(listener);
    ipcRenderer.send(HOST_CHANNELS.displays);
  },
} satisfies WallHost);
