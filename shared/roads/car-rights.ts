/** What an emergency vehicle may do that other cars may not.  A bureau grants it; nothing here
 *  changes what is true for e-bikes and feet. */
export type CarRights = {
  /** Against a one-way street, slowly; never on a motorway, a trunk road or a roundabout. */
  readonly againstOneWays: boolean;
  /** Where access tags keep cars out, on bus lanes and, at walking pace, among walkers. */
  readonly whereClosed: boolean;
};

/** As any other car. */
export const ORDINARY_CARS: CarRights = { againstOneWays: false, whereClosed: false };
