import type { ExpressionSpecification } from "maplibre-gl";

export type ZoomStop = readonly [zoom: number, value: number];

/** Grows with the zoom between its stops; every value is multiplied by the factor. */
export function byZoom(
  stops: readonly [ZoomStop, ...ZoomStop[]],
  factor = 1,
): ExpressionSpecification {
  const [first, ...rest] = stops;
  return [
    "interpolate",
    ["exponential", 1.6],
    ["zoom"],
    first[0],
    first[1] * factor,
    ...rest.flatMap(([zoom, value]) => [zoom, value * factor]),
  ];
}
