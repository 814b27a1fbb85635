// Chromium locks its pages in with unprivileged user namespaces. Where a system forbids them,
// Electron ends at once with a sentence that few can read; this is that sentence in plain words.
import { readFileSync } from "node:fs";

/** What to do where the sandbox cannot start, or undefined where it can. */
export function sandboxAdvice() {
  if (process.platform !== "linux") return undefined;
  if (setting("/proc/sys/kernel/apparmor_restrict_unprivileged_userns") === "1") {
    return (
      "This system (Ubuntu 24.04 and later) keeps Chromium's sandbox from starting. Until the " +
      "next restart it is let through by\n" +
      "    sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0"
    );
  }
  const forbidden =
    setting("/proc/sys/kernel/unprivileged_userns_clone") === "0" ||
    setting("/proc/sys/user/max_user_namespaces") === "0";
  if (!forbidden) return undefined;
  return (
    "This system allows no user namespaces, which Chromium's sandbox needs:\n" +
    "    sudo sysctl -w kernel.unprivileged_userns_clone=1 user.max_user_namespaces=15000"
  );
}

/** @param {string} path */
function setting(path) {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    return undefined;
  }
}
