const SOFTWARE = /swiftshader|llvmpipe|software|basic render/i;

/** Whether a processor draws what a graphics card should: then nothing moves by itself, because
 *  every frame costs as much as a second of everything else. */
export function isDrawnInSoftware(): boolean {
  const context = document.createElement("canvas").getContext("webgl2");
  if (context === null) return true;
  const names = context.getExtension("WEBGL_debug_renderer_info");
  const renderer: unknown =
    names === null ? null : context.getParameter(names.UNMASKED_RENDERER_WEBGL);
  context.getExtension("WEBGL_lose_context")?.loseContext();
  return typeof renderer === "string" && SOFTWARE.test(renderer);
}
