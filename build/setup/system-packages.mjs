// What each purpose needs from the operating system. A list in a list names alternatives: the
// same library under the name of an older and of a newer release.

/** @typedef {"electron" | "displays" | "chromium" | "broker" | "geodata"} Purpose */
/**
 * @typedef {object} SystemPackages
 * @property {string} why
 * @property {readonly (string | readonly string[])[]} debian Debian and Ubuntu
 * @property {string} fedora
 * @property {string} macos
 * @property {string} windows
 */

/** @type {Readonly<Record<Purpose, SystemPackages>>} */
export const systemPackages = {
  electron: {
    why: "Electron draws its windows with them",
    debian: [
      ["libgtk-3-0", "libgtk-3-0t64"],
      "libnss3",
      ["libasound2", "libasound2t64"],
      "libgbm1",
      "ca-certificates",
    ],
    fedora: "dnf install gtk3 nss alsa-lib mesa-libgbm",
    macos: "nothing to install",
    windows: "nothing to install",
  },
  displays: {
    why: "the tests open windows on three virtual monitors",
    debian: [
      "xserver-xorg-core",
      "xserver-xorg-video-dummy",
      "x11-xserver-utils",
      "x11-utils",
      "openbox",
      "imagemagick",
      "xvfb",
      "xauth",
    ],
    fedora:
      "dnf install xorg-x11-server-Xorg xorg-x11-drv-dummy xrandr xprop openbox ImageMagick " +
      "xorg-x11-server-Xvfb xorg-x11-xauth",
    macos: "virtual monitors exist on Linux only; these tests say that they were skipped",
    windows: "virtual monitors exist on Linux only; these tests say that they were skipped",
  },
  chromium: {
    why: "the tests open the wall in a current browser",
    debian: ["chromium"],
    fedora: "dnf install chromium",
    macos: "install Chrome, then ONEWALL_CHROMIUM=<its executable>",
    windows: "install Chrome, then ONEWALL_CHROMIUM=<its executable>",
  },
  broker: {
    why: "the tests speak MQTT with a broker that is not ours",
    debian: ["mosquitto", "mosquitto-clients"],
    fedora: "dnf install mosquitto",
    macos: "brew install mosquitto",
    windows: "winget install EclipseFoundation.Mosquitto",
  },
  geodata: {
    why: "the tests compare imports with what GDAL reads in the same files",
    debian: ["gdal-bin"],
    fedora: "dnf install gdal",
    macos: "brew install gdal",
    windows: "winget install OSGeo.GDAL",
  },
};
