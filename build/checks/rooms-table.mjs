// The rooms table as the README prints it.
import { createRequire } from "node:module";

/** @typedef {import("./rooms.cjs").Room} Room */
/** @type {{ rooms: readonly Room[] }} */
const { rooms } = createRequire(import.meta.url)("./rooms.cjs");

const begins = "<!-- rooms -->";
const ends = "<!-- /rooms -->";

export function roomsTable() {
  const rows = rooms.map(
    (row) =>
      `| \`${row.room}\` | ${row.why} | ${imports(row)} | ${row.packages.join(", ") || "—"} |`,
  );
  // Aligned columns would make every row of the source as wide as the widest cell.
  const asItIs = "<!-- prettier-ignore -->";
  const head = ["| room | why it exists | may import | packages |", "|---|---|---|---|"];
  return [asItIs, ...head, ...rows].join("\n");
}

/**
 * The README with the table as it is now, or undefined where it has no place for it.
 * @param {string} readme
 */
export function readmeWithRooms(readme) {
  const from = readme.indexOf(begins);
  const to = readme.indexOf(ends);
  if (from < 0 || to < from) return undefined;
  const before = readme.slice(0, from + begins.length);
  return `${before}\n\n${roomsTable()}\n\n${readme.slice(to)}`;
}

/**
 * Rooms of the same wing by their short name, those of another wing after the wing's.
 * @param {Room} row
 */
function imports({ room, mayImport }) {
  const own = wingOf(room);
  const wings = [...new Set(mayImport.map(wingOf))];
  const parts = wings.map((wing) => {
    const names = mayImport
      .filter((path) => wingOf(path) === wing)
      .map((path) => path.slice(wing.length + 1));
    return wing === own ? names.join(", ") : `${wing}: ${names.join(", ")}`;
  });
  return parts.join("; ") || "—";
}

/** @param {string} path */
function wingOf(path) {
  return path.slice(0, path.indexOf("/"));
}
