/** What a column can say. */
export const FIELDS = [
  "id",
  "name",
  "lng",
  "lat",
  "lngLat",
  "latLng",
  "shape",
  "kind",
  "heading",
  "fieldOfView",
  "range",
  "group",
  "lanes",
  "coverage",
  "class",
  "mode",
  "station",
  "skills",
  "address",
  "nameLatin",
  "rank",
  "time",
  "category",
  "title",
  "text",
  "priority",
  "state",
  "officers",
  "post",
  "duty",
  "hours",
] as const;
export type Field = (typeof FIELDS)[number];

/** Names of a field by how surely they mean it.  Names on one line mean the same thing: where two
 *  of their columns differ in a row, the row contradicts itself.  Case, width, blanks, underscores,
 *  hyphens and units in brackets do not matter. */
export const COLUMN_WORDS: Readonly<Record<Field, readonly (readonly string[])[]>> = {
  id: [
    ["国标编码", "国标编号", "国标id", "gbid", "gbcode", "gb28181", "deviceid", "devicecode"],
    ["设备编码", "设备编号", "设备id", "通道编码", "通道国标编号", "sbbm", "sbbh", "indexcode"],
    ["cameraid", "摄像机编号", "摄像机编码", "监控点编号", "监控编号", "点位编号", "点位编码"],
    ["tollgateid", "kkid", "kkbh", "卡口编号", "卡口编码"],
    ["stationid", "基站编号", "基站编码", "站址编码", "站址编号", "站号", "基站id", "siteid"],
    ["unitid", "警力编号", "巡组编号", "警员编号", "警号", "车辆编号"],
    ["postid", "警务站编号", "警务站编码", "警务室编号"],
    ["areaid", "责任区编号", "责任区编码", "辖区编码", "网格编码", "网格编号", "区域编码"],
    ["jjdbh", "接警单编号", "警情编号", "接警编号", "incidentid", "警单编号"],
    ["id", "编号", "编码", "代码", "唯一标识", "标识", "code", "uid", "guid", "uuid", "bh", "bm"],
    ["osmid", "objectid", "fid"],
  ],
  name: [
    ["callsign", "呼号", "巡组呼号", "台号"],
    ["设备名称", "点位名称", "摄像机名称", "监控点名称", "监控名称", "通道名称", "sbmc", "dwmc"],
    ["卡口名称", "kkmc", "基站名称", "站址名称", "站名", "巡组名称", "警力名称", "车辆名称"],
    ["警务站名称", "警务室名称", "岗亭名称"],
    ["责任区名称", "辖区名称", "网格名称", "区域名称", "小区名称", "单位名称", "地点名称", "地名"],
    ["name", "名称", "名字", "mc", "label", "标注", "title", "标题", "devicename", "cameraname"],
    ["namezh", "name:zh", "中文名"],
    ["点位", "位置名称", "安装位置", "安装地点", "desc", "description"],
  ],
  lng: [
    ["lng", "lon", "long", "longitude", "经度", "jd", "中心经度", "lngwgs84", "经度值"],
    ["gisx", "pointx", "坐标x", "x坐标", "经度x", "easting", "东坐标", "mapx", "xcoord"],
    ["x"],
  ],
  lat: [
    ["lat", "latitude", "纬度", "wd", "中心纬度", "latwgs84", "纬度值"],
    ["gisy", "pointy", "坐标y", "y坐标", "纬度y", "northing", "北坐标", "mapy", "ycoord"],
    ["y"],
  ],
  lngLat: [["lnglat", "lonlat", "经纬度", "经纬度坐标"]],
  latLng: [["latlng", "latlon", "纬经度"]],
  shape: [["wkt", "geom", "geometry", "thegeom", "shape", "几何", "边界", "范围"]],
  kind: [
    ["kind", "设备类型", "设备类别", "资源类型", "要素类型", "图层", "layer", "assetkind"],
    ["type", "类型", "lx", "sblx", "folder"],
  ],
  heading: [
    ["heading", "方位角", "朝向", "朝向角", "azimuth", "bearing", "fwj", "安装朝向", "水平角"],
    ["监视方位", "监控方位", "拍摄方向", "镜头朝向", "direction", "行车方向", "方向", "行驶方向"],
  ],
  fieldOfView: [
    ["fov", "视场角", "fieldofview", "视角", "水平视场角", "可视角度", "hfov", "angle"],
  ],
  range: [
    ["range", "可视距离", "可视半径", "监控距离", "视距", "有效距离", "visiblerange", "kszj"],
  ],
  group: [
    ["group", "分组", "所属", "所属分组", "所属单位", "所属机构", "所属组织", "org", "orgname"],
    ["所属派出所", "所属辖区", "所属区域", "管辖单位", "建设单位", "gxdw", "gxdwmc", "owner"],
  ],
  lanes: [["lanes", "lane", "车道数", "车道", "lanenum", "lanecount", "cds", "车道数量"]],
  coverage: [["coverage", "覆盖半径", "覆盖范围", "覆盖距离", "coverageradius", "radius", "半径"]],
  class: [
    [
      "class",
      "类别",
      "警力类别",
      "警力类型",
      "区域类别",
      "区域类型",
      "地点类别",
      "unitclass",
      "警务站类别",
    ],
    ["areaclass", "分类", "fclass", "subclass", "amenity", "type", "类型"],
  ],
  mode: [["mode", "出行方式", "交通方式", "巡逻方式", "交通工具", "travelmode", "cxfs"]],
  station: [
    ["station", "派出所", "所属派出所", "所在派出所", "pcs", "pcsmc", "policestation"],
    ["所属单位", "所属机构", "单位", "unitstation"],
  ],
  skills: [["skills", "skill", "技能", "专长", "技能标签", "装备", "特长"]],
  address: [
    ["sfdd", "sfdz", "事发地点", "事发地址", "案发地点", "报警地址", "警情地址"],
    ["address", "addr", "地址", "详细地址", "位置", "地点", "place", "dz", "xxdz"],
  ],
  nameLatin: [["namelatin", "nameen", "name:en", "英文名", "拼音", "pinyin", "intname"]],
  rank: [["rank", "级别", "重要性", "importance"]],
  time: [
    ["bjsj", "报警时间", "接警时间", "jjsj", "案发时间", "发生时间", "事发时间", "立案时间"],
    ["time", "时间", "日期时间", "datetime", "timestamp", "reportedat", "reporttime", "createdat"],
    ["日期", "date"],
  ],
  category: [
    ["bjxlmc", "报警细类名称", "报警细类", "警情细类"],
    ["bjlxmc", "报警类型名称", "报警类型", "警情类型"],
    ["bjlbmc", "报警类别名称", "报警类别", "警情类别", "警情性质"],
    ["category", "类别", "类型", "type", "kind", "incidenttype", "class", "bjlb", "bjlx", "bjxl"],
  ],
  title: [["title", "标题", "警情标题", "名称", "name", "简要警情", "summary"]],
  text: [
    ["bjnr", "报警内容", "警情内容", "接警内容", "简要案情", "案情", "处警内容"],
    ["text", "内容", "描述", "description", "desc", "备注", "说明", "details"],
  ],
  priority: [["caselevel", "警情级别", "警情等级", "priority", "优先级", "级别", "等级", "level"]],
  officers: [
    ["责任民警", "社区民警", "包片民警", "驻村民警", "网格民警", "officers", "beatofficer"],
    ["责任人", "网格长", "officer"],
  ],
  post: [["警务站", "所属警务站", "警务室", "所属警务室", "post", "policepost"]],
  duty: [["值班", "值守", "值班表", "排班", "班次", "在岗", "duty", "shifts", "dutylist"]],
  hours: [["开放时间", "值守时间", "服务时间", "hours", "openinghours", "opening_hours"]],
  state: [["ajzt", "警情状态", "案件状态", "处理状态", "state", "status", "状态"]],
};

/** A column name as the table above spells it. */
export function plainColumn(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[([【].*?[)\]】]/g, "")
    .replace(/[\s_\-./#*·'"]/g, "")
    .replace(/:$/, "");
}
