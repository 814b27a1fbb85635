import { bilingual } from "./bilingual.ts";

/** What the map itself says. */
export const mapWords = bilingual(
  {
    title: "地图：方向键移动，+ 和 - 缩放",
    lost: "失联",
    noData: "无底图数据",
    attribution: "© OpenStreetMap 贡献者",
    pickHint: "点一下位置，Enter 取地图中心，Esc 放弃",
    beyondEdge: (title: string, distance: string) => `${title}，在画面外 ${distance}`,
    fault: (why: string) => `底图打不开：${why}`,
    faultMend: "街道暂不显示，其余照常；重新导入城市数据",
    routes: "巡逻路线",
    dragTo: (number: number, route: string) => `给 ${number} ${route}`,
    dragNowhere: "拖到另一条路线上放下",
    legendLive: "实时",
    legendStale: "过旧",
    legendLost: "失联",
    legendPlan: "待定方案",
  },
  {
    title: "Map: arrow keys move it, + and - zoom",
    lost: "lost",
    noData: "No map data",
    attribution: "© OpenStreetMap contributors",
    pickHint: "Click the place, Enter takes the middle, Esc leaves",
    beyondEdge: (title: string, distance: string) => `${title}, ${distance} beyond the edge`,
    fault: (why: string) => `The base map does not open: ${why}`,
    faultMend: "Streets are missing, all else goes on; import the city data again",
    routes: "Patrol routes",
    dragTo: (number: number, route: string) => `to ${number} ${route}`,
    dragNowhere: "let go over another route",
    legendLive: "live",
    legendStale: "stale",
    legendLost: "lost",
    legendPlan: "proposal",
  },
);
