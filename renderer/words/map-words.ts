import { bilingual } from "./bilingual.ts";

/** What the map itself says. */
export const mapWords = bilingual(
  {
    title: "地图：方向键移动，+ 和 - 缩放",
    lost: "失联",
    noData: "无底图数据",
    opening: "正在读取底图",
    attribution: "© OpenStreetMap 贡献者",
    pickHint: "点一下位置，Enter 取地图中心，Esc 放弃",
    beyondEdge: (title: string, distance: string) => `${title}，在画面外 ${distance}`,
    fault: (why: string) => `底图打不开：${why}`,
    faultMend: "街道暂不显示，其余照常；重新导入城市数据",
    routes: "巡逻路线",
    dragTo: (number: number, route: string) => `给 ${number} ${route}`,
    dragNowhere: "拖到另一条路线上放下",
    compass: (degrees: number) =>
      roundOf(["北", "东北", "东", "东南", "南", "西南", "西", "西北"], degrees),
    legendLive: "实时",
    legendStale: "过旧",
    legendLost: "失联",
    legendPlan: "待定方案",
  },
  {
    title: "Map: arrow keys move it, + and - zoom",
    lost: "lost",
    noData: "No map data",
    opening: "Reading the map",
    attribution: "© OpenStreetMap contributors",
    pickHint: "Click the place, Enter takes the middle, Esc leaves",
    beyondEdge: (title: string, distance: string) => `${title}, ${distance} beyond the edge`,
    fault: (why: string) => `The base map does not open: ${why}`,
    faultMend: "Streets are missing, all else goes on; import the city data again",
    routes: "Patrol routes",
    dragTo: (number: number, route: string) => `to ${number} ${route}`,
    dragNowhere: "let go over another route",
    compass: (degrees: number) =>
      roundOf(
        ["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"],
        degrees,
      ),
    legendLive: "live",
    legendStale: "stale",
    legendLost: "lost",
    legendPlan: "proposal",
  },
);

/** The name of a direction, clockwise from the first, which is north. */
function roundOf(names: readonly string[], degrees: number): string {
  const step = Math.round((degrees / 360) * names.length);
  return names[((step % names.length) + names.length) % names.length] ?? "";
}
