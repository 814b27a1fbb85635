import type { Deck } from "@deck.gl/core";

/** The graphics device and its textures, as deck hands them out. */
export type Device = NonNullable<Parameters<NonNullable<DeckSettings["onDeviceInitialized"]>>[0]>;
export type Texture = ReturnType<Device["createTexture"]>;
type DeckSettings = ConstructorParameters<typeof Deck>[0];

/** A canvas as a texture that icons are cut from. */
export function textureFrom(device: Device, canvas: HTMLCanvasElement): Texture {
  const texture = device.createTexture({
    width: canvas.width,
    height: canvas.height,
    sampler: {
      minFilter: "linear",
      magFilter: "linear",
      addressModeU: "clamp-to-edge",
      addressModeV: "clamp-to-edge",
    },
  });
  texture.copyExternalImage({ image: canvas, width: canvas.width, height: canvas.height });
  return texture;
}
