// What an Electron without its default application starts with: it takes the application's path
// from the command line, as Electron itself does. `electron [switches] [-r hook] <path> [args]`
// Electron's default application does it with calls that its types leave out, hence no check.
// @ts-nocheck
const { app } = require("electron");
const { existsSync, readFileSync } = require("node:fs");
const Module = require("node:module");
const { dirname, join, resolve } = require("node:path");

/** Hooks to load first, and the application. @param {readonly string[]} args */
function given(args) {
  const hooks = [];
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === "-r" || arg === "--require") hooks.push(rest.shift());
    else if (arg.startsWith("--require=")) hooks.push(arg.slice("--require=".length));
    else if (!arg.startsWith("-")) return { hooks, path: resolve(arg) };
  }
  return { hooks, path: undefined };
}

/** The application goes by its own name and version, and keeps its data under that name. */
function takeName(/** @type {string} */ path) {
  const about = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
  const name = about.productName ?? about.name;
  if (name !== undefined) app.setName(name);
  if (about.version !== undefined) app.setVersion(about.version);
  app.setDesktopName(about.desktopName ?? `${name}.desktop`);
  app.setPath("userData", join(app.getPath("appData"), name));
  app.setPath("sessionData", app.getPath("userData"));
}

const { hooks, path } = given(process.argv.slice(1));
if (path === undefined) {
  console.error("usage: electron [switches] <application>");
  app.exit(2);
} else {
  for (const hook of hooks) Module._load(hook, module, false);
  const isFolder = existsSync(join(path, "package.json"));
  if (isFolder) takeName(path);
  app.setAppPath(isFolder ? path : dirname(path));
  process.defaultApp = true;
  Module._load(Module._resolveFilename(path, module, true), module, true);
}
