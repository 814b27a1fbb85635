/** Runs a reaction now and whenever what it read has changed, outside any component; gives its
 *  end.  For what meets the wall without being drawn, such as a sound. */
export function watched(reaction: () => void): () => void {
  return $effect.root(() => {
    $effect(reaction);
  });
}
