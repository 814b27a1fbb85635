import { ScatterplotLayer } from "@deck.gl/layers";
import type { ScatterplotLayerProps } from "@deck.gl/layers";

/** What a camera sees, as a soft wedge: a disc on the ground of which only the opening is drawn,
 *  fading towards its reach.  Its data must bring a column `getWedge`: heading and opening angle,
 *  degrees. */
export class ConeLayer extends ScatterplotLayer<never, Partial<ScatterplotLayerProps<never>>> {
  static override layerName = "ConeLayer";

  override initializeState(): void {
    super.initializeState();
    this.getAttributeManager()?.addInstanced({
      instanceWedges: { size: 2, accessor: "getWedge", defaultValue: [0, 60] },
    });
  }

  override getShaders() {
    const shaders: unknown = super.getShaders();
    return {
      ...(typeof shaders === "object" ? shaders : {}),
      inject: {
        "vs:#decl": "in vec2 instanceWedges;\nout vec2 wedge;\n",
        "vs:#main-end": "wedge = instanceWedges;\n",
        "fs:#decl": "in vec2 wedge;\n",
        "fs:DECKGL_FILTER_COLOR": `
          float reach = length(geometry.uv);
          float turn = degrees(atan(geometry.uv.x, geometry.uv.y)) - wedge.x;
          turn = abs(mod(turn + 540.0, 360.0) - 180.0);
          float side = 1.0 - smoothstep(wedge.y * 0.5 - 1.5, wedge.y * 0.5 + 1.5, turn);
          float fade = 1.0 - smoothstep(0.1, 1.0, reach);
          color.a *= side * (0.04 + 0.96 * fade);
        `,
      },
    };
  }
}
