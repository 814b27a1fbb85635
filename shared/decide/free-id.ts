/** An id that nothing has yet: two that are made in one millisecond stay two. */
export function freeId(known: ReadonlyMap<string, unknown>, wanted: string): string {
  let id = wanted;
  for (let again = 2; known.has(id); again += 1) id = `${wanted}-${again}`;
  return id;
}
