import { app, session } from "electron";
import type { Session, WebContents } from "electron";

/** Shuts every door of Electron that a wall does not use, for every page and session there will
 *  ever be.  Call before the application is ready. */
export function lockDown(log: (line: string) => void): void {
  app.on("web-contents-created", (_event, contents) => lockContents(contents, log));
  app.on("session-created", lockSession);
  void app.whenReady().then(() => lockSession(session.defaultSession));
}

/** A page stays where it was put: it goes nowhere, opens nothing, and embeds nothing. */
function lockContents(contents: WebContents, log: (line: string) => void): void {
  const refuse = (what: string) => (event: { preventDefault(): void }) => {
    event.preventDefault();
    log(`refused: ${what}`);
  };
  contents.on("will-navigate", refuse("a page wanted to go elsewhere"));
  contents.on("will-redirect", refuse("a page was sent elsewhere"));
  contents.on("will-frame-navigate", refuse("a frame wanted to go elsewhere"));
  contents.on("will-attach-webview", refuse("a page wanted to embed another"));
  contents.on("select-bluetooth-device", (event, _devices, choose) => {
    event.preventDefault();
    choose("");
  });
  contents.setWindowOpenHandler(() => {
    log("refused: a page wanted to open a window");
    return { action: "deny" };
  });
}

/** Electron grants every permission by default; a wall needs none of them. */
function lockSession(locked: Session): void {
  locked.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  locked.setPermissionCheckHandler(() => false);
  locked.setDevicePermissionHandler(() => false);
  locked.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  locked.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  locked.on("will-download", (event) => event.preventDefault());
  locked.on("select-hid-device", (event, _details, answer) => {
    event.preventDefault();
    answer(null);
  });
  locked.on("select-serial-port", (event, _ports, _contents, answer) => {
    event.preventDefault();
    answer("");
  });
  locked.on("select-usb-device", (event, _details, answer) => {
    event.preventDefault();
    answer();
  });
}
