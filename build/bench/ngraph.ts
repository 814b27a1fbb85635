import { assert } from "../../shared/kit/assert.ts";
import { nodeCountOf } from "../../shared/roads/network.ts";
import type { Network } from "../../shared/roads/network.ts";

/** The part of ngraph that is measured.  Source: their README files. */
type Link = { readonly data: number };
type NgraphGraph = {
  addNode(id: number): unknown;
  addLink(from: number, to: number, data: number): unknown;
};
type Finder = { find(from: number, to: number): readonly { readonly id: number }[] };
type Options = {
  readonly oriented: boolean;
  readonly distance: (from: unknown, to: unknown, link: Link) => number;
};
type PathPackage = { readonly nba: (graph: NgraphGraph, options: Options) => Finder };

/** ngraph.path's fastest finder (bidirectional A*, here without an estimate) on the nodes of a
 *  network.  It knows no forbidden turns. */
export function ngraphOn(peers: NodeJS.Require, network: Network): Finder {
  const createGraph: unknown = peers("ngraph.graph");
  const paths: unknown = peers("ngraph.path");
  assert(isMaker(createGraph) && isPathPackage(paths), "ngraph is what its README says");
  const graph = createGraph();
  for (let node = 0; node < nodeCountOf(network); node += 1) graph.addNode(node);
  for (const [arc, head] of network.arcHead.entries()) {
    graph.addLink(network.arcTail[arc] ?? 0, head, network.arcMillis[arc] ?? 0);
  }
  return paths.nba(graph, { oriented: true, distance: (_from, _to, link) => link.data });
}

const isMaker = (value: unknown): value is () => NgraphGraph => typeof value === "function";

const isPathPackage = (value: unknown): value is PathPackage =>
  typeof value === "object" && value !== null && "nba" in value;
