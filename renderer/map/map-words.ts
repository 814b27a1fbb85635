import type { Metres } from "../../shared/units/quantity.ts";
import type { LabelWords } from "./layers/label-layer.ts";

/** Every sentence the map says; whoever shows the map brings them in the window's language. */
export type MapWords = LabelWords & {
  /** What the map is to who hears it, and which keys move it. */
  readonly title: string;
  /** 无底图数据 / No map data */
  readonly noData: string;
  /** 正在读取底图 / Reading the map */
  readonly opening: string;
  readonly attribution: string;
  readonly pickHint: string;
  readonly distance: (metres: Metres) => string;
  /** What an arrow at the edge says to who does not see it. */
  readonly beyondEdge: (title: string, metres: Metres) => string;
  /** A stop that is being dragged, over a route that would take it, and over none. */
  readonly dragTo: (number: number, route: string) => string;
  readonly dragNowhere: string;
};
