/** Every icon on a grid of 24, drawn with one pen; the weight is the caller's. */
export const ICON_PATHS = {
  camera: "M3 8h10a2 2 0 0 1 2 2v4a2 2 0 0 1-2 2H3zM15 11l6-3v8l-6-3",
  checkpoint: "M5 21V5M19 21V5M5 8h14M5 12h14M9.5 8L7 12M14 8l-2.5 4M18.5 8L16 12",
  officer: "M12 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM5 20c0-3.8 3-6 7-6s7 2.2 7 6",
  vehicle:
    "M4.5 16H3v-3.2l1.8-.8L7.2 8h7.3l3 3.8 3.5 1V16h-1.5M8.5 16h7" +
    "M6.5 18a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM17.5 18a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  volunteer:
    "M12 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM5 20c0-3.8 3-6 7-6s7 2.2 7 6M8.5 20v-3h7v3",
  incident: "M12 3l9 9-9 9-9-9zM12 8v5M12 16v.01",
  place:
    "M12 21s-7-6.2-7-11.2a7 7 0 0 1 14 0C19 14.8 12 21 12 21z" +
    "M12 12.2a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8z",
  unlocated: "M8 5.2A7 7 0 0 1 19 9.8c0 1.9-1 4-2.4 5.9M14 18.8A40 40 0 0 1 12 21s-7-6.2-7-11.2",
  "base-station": "M12 9v12M8 21h8M8.5 12.5a5 5 0 1 1 7 0M5.6 15.4a9 9 0 1 1 12.8 0",
  area: "M5 6l6-2 8 3 1 8-7 5-8-4z",
  source: "M12 13v7M9 20h6M9.2 11.8a4 4 0 1 1 5.6 0M6.3 14.7a8 8 0 1 1 11.4 0",
  route: "M8 19h8a3.5 3.5 0 0 0 0-7H8a3.5 3.5 0 0 1 0-7h8M4 19h.01M20 5h.01",
  barrier: "M3 8h18v6H3zM7 8l-3 6M13 8l-4 6M19 8l-4 6M6 14v6M18 14v6",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.3 15.3L20 20",
  close: "M6 6l12 12M18 6L6 18",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  plus: "M12 5v14M5 12h14",
  check: "M5 12.5l4.5 4.5L19 7.5",
  "chevron-down": "M6 9l6 6 6-6",
  "chevron-right": "M9 6l6 6-6 6",
  target: "M12 18a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM12 2v6M12 16v6M2 12h6M16 12h6",
  board: "M4 5h16v14H4zM13 5v14M13 12h7",
  layers: "M12 4l9 5-9 5-9-5zM3 14l9 5 9-5",
  display: "M4 8h8M16 8h4M14 6v4M4 16h3M11 16h9M9 14v4",
  upload: "M12 16V5M7.5 9.5L12 5l4.5 4.5M5 19h14",
  file: "M7 3h7l4 4v14H7zM14 3v4h4",
  again: "M19 12a7 7 0 1 1-2.2-5.1M19 4v4h-4",
  help:
    "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z" +
    "M9.6 9.6a2.5 2.5 0 1 1 3.4 2.3c-.7.3-1 .8-1 1.4v.5M12 16.8v.01",
  warning: "M12 4l9 16H3zM12 10v4.5M12 17.2v.01",
  list: "M4 7h.01M8 7h12M4 12h.01M8 12h12M4 17h.01M8 17h12",
  keyboard: "M3 7h18v10H3zM7 10.5h.01M10.3 10.5h.01M13.7 10.5h.01M17 10.5h.01M8 14h8",
  figures: "M5 20V11M12 20V4M19 20v-6",
  play: "M8 5l11 7-11 7z",
  stop: "M7 7h10v10H7z",
  undo: "M9 7L5 11l4 4M5 11h9a5 5 0 0 1 0 10h-3",
  grip: "M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  print: "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
  download: "M12 4v11M7.5 10.5L12 15l4.5-4.5M5 19h14",
} as const;

export type IconName = keyof typeof ICON_PATHS;
