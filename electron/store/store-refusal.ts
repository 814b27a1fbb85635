/** Why a data folder was not opened; nothing in it was changed or deleted. */
export type StoreRefusal =
  | { readonly kind: "folder-in-use"; readonly pid: number | null }
  | { readonly kind: "folder-absent"; readonly dir: string }
  | { readonly kind: "folder-unusable"; readonly dir: string; readonly what: string }
  | { readonly kind: "database-corrupt"; readonly file: string; readonly what: string }
  | { readonly kind: "database-unopenable"; readonly file: string; readonly what: string }
  | { readonly kind: "database-newer"; readonly file: string; readonly version: number }
  | { readonly kind: "database-unfinished"; readonly file: string; readonly version: number }
  | { readonly kind: "engine-unsafe"; readonly version: string }
  | { readonly kind: "station-differs"; readonly station: string };

/** What a person is told about a refusal, and what to do. */
export const STORE_REFUSALS: Readonly<
  Record<StoreRefusal["kind"], { readonly message: string; readonly hint: string }>
> = {
  "folder-in-use": {
    message: "another OneWall writes to this data folder",
    hint: "end that process, or give another folder with --data",
  },
  "folder-absent": {
    message: "there is no OneWall data in this folder",
    hint: "check --data, or fill the folder with `onewall demo` or `onewall import`",
  },
  "folder-unusable": {
    message: "the data folder can be neither made nor written",
    hint: "check the path, its permissions and the free space",
  },
  "database-corrupt": {
    message: "the database is damaged; it was left as it is",
    hint: "copy the whole folder away, then restore the newest good copy of it",
  },
  "database-unopenable": {
    message: "the database cannot be opened",
    hint: "check the permissions of the file and the free space",
  },
  "database-newer": {
    message: "the data was written by a newer OneWall",
    hint: "start that version, or a newer one; older programs leave the data alone",
  },
  "database-unfinished": {
    message: "the data was written by an older OneWall and is only open for reading",
    hint: "start the station once: it brings the data up to date",
  },
  "engine-unsafe": {
    message: "this SQLite can lose data: 3.51.3 or later is needed, and not 3.52.0",
    hint: "install the database driver that package-lock.json names",
  },
  "station-differs": {
    message: "this data folder belongs to a station with another id",
    hint: "leave the id out, or give another folder with --data",
  },
};
