/** A number that remembers its unit, so that a metre cannot be passed where seconds go. */
export type Brand<Value, Name extends string> = Value & { readonly __unit: Name };

export type EpochMs = Brand<number, "EpochMs">;
export type Seconds = Brand<number, "Seconds">;
export type Metres = Brand<number, "Metres">;
export type MetresPerSecond = Brand<number, "MetresPerSecond">;
/** Degrees clockwise from north, in [0, 360). */
export type Heading = Brand<number, "Heading">;

export const epochMs = (value: number): EpochMs => value as EpochMs;
export const seconds = (value: number): Seconds => value as Seconds;
export const metres = (value: number): Metres => value as Metres;
export const metresPerSecond = (value: number): MetresPerSecond => value as MetresPerSecond;
/** Any angle in degrees, also negative or beyond a turn, reduced to [0, 360). */
export const heading = (degrees: number): Heading => (((degrees % 360) + 360) % 360) as Heading;
