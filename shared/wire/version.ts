/** The version both ends must share; a changed shape needs a new one and a line below. */
export const WIRE_VERSION = 26;

/** One line a version: its number, the fingerprint of its schemas, and why it came. */
export const WIRE_HISTORY = [
  { version: 1, fingerprint: "2bbaca5c58fc8e19", why: "the first contract" },
  {
    version: 2,
    fingerprint: "f2f7dbd25411af45",
    why: "plans show while they grow; are edited, re-planned, compared, exported, measured",
  },
  {
    version: 3,
    fingerprint: "1a88886c71972cc2",
    why: "hand-offs to other bodies, three pushes, diverted calls, partners and rosters",
  },
  {
    version: 4,
    fingerprint: "21a4b8a916d497b8",
    why: "who and what is near an incident or a point",
  },
  {
    version: 5,
    fingerprint: "429ff596e3746100",
    why: "a command is rehearsed before it is given",
  },
  {
    version: 6,
    fingerprint: "988e0bfbf4ca4fd8",
    why: "the whole life of a call, alarms, limits, and the station's monotonic clock",
  },
  {
    version: 7,
    fingerprint: "ac00075193f5446e",
    why: "streets are closed and opened by people, and seen beforehand",
  },
  {
    version: 8,
    fingerprint: "a6f9167159fbdd45",
    why: "who goes to a call on a closed street is told where the way ends",
  },
  {
    version: 9,
    fingerprint: "cd56ef7653ea8a70",
    why: "groups on foot for a night: raised, planned, followed, forgotten",
  },
  {
    version: 10,
    fingerprint: "81bc419c5475e95f",
    why: "a city pack that is still being checked is not one that is not there",
  },
  {
    version: 11,
    fingerprint: "5efb1b8e62764bf0",
    why: "how alarms bore on the room is reported from the log",
  },
  {
    version: 12,
    fingerprint: "04ac5c8a92bcf33d",
    why: "alerts, events of cameras and checkpoint hits, and the audited look at one",
  },
  {
    version: 13,
    fingerprint: "6c46f8708c8d23ea",
    why: "rings around people who are missing, and the one photo that is kept of them",
  },
  {
    version: 14,
    fingerprint: "0dcf4df84cd6d71a",
    why: "calling the roll and calling up everybody in a ring",
  },
  {
    version: 15,
    fingerprint: "d4ffbe79f302d924",
    why: "shapes drawn for every window, fences, and the way that a unit came",
  },
  {
    version: 16,
    fingerprint: "f6596a75d2cd7843",
    why: "reports of terminals that are no call yet, and every photo by one door",
  },
  {
    version: 17,
    fingerprint: "694b4bcc41a7a1ec",
    why: "tours of cameras at waters, and a list of risks that is closed item by item",
  },
  {
    version: 18,
    fingerprint: "c191e368aaede089",
    why: "posts with hours, and beats that name their officers",
  },
  {
    version: 19,
    fingerprint: "a755824f6c926943",
    why: "banks are asked to stop an account that is entered once and shown nowhere again",
  },
  {
    version: 20,
    fingerprint: "4d86c9d883d5ca67",
    why: "mediation centres list their people, and a case goes to one of them by name",
  },
  {
    version: 21,
    fingerprint: "00fd4768fe97c3d3",
    why: "volunteers' units walk with a group that an officer leads",
  },
  {
    version: 22,
    fingerprint: "5657661415b06738",
    why: "a call-up may be for an area that was drawn instead of a ring",
  },
  {
    version: 23,
    fingerprint: "9b11bb93a61c543b",
    why: "events with their posts, whose roll-call asks anew what changed; posts for rail police",
  },
  {
    version: 24,
    fingerprint: "4196c79791df17dd",
    why: "a wall is arranged as a whole, scenes are kept, and one desk at a time holds the wall",
  },
  {
    version: 25,
    fingerprint: "bcc08299ef053709",
    why: "what each patrol of a group did, said at its end",
  },
  {
    version: 26,
    fingerprint: "20094a3c1f0de4de",
    why: "visits begin and end, and while one lasts no screen names anybody",
  },
] as const;
