import * as v from "valibot";
import { epochMs, heading, metres, seconds } from "../units/quantity.ts";

/** Text from outside is plain text and has a limit. */
export const TEXT_LENGTH_MAX = 2000;
export const NAME_LENGTH_MAX = 200;
export const ID_LENGTH_MAX = 128;

export const idSchema = v.pipe(v.string(), v.nonEmpty(), v.maxLength(ID_LENGTH_MAX));
export const nameSchema = v.pipe(v.string(), v.maxLength(NAME_LENGTH_MAX));
export const textSchema = v.pipe(v.string(), v.maxLength(TEXT_LENGTH_MAX));
export const epochMsSchema = v.pipe(v.number(), v.finite(), v.minValue(0), v.transform(epochMs));
export const secondsSchema = v.pipe(v.number(), v.finite(), v.minValue(0), v.transform(seconds));
export const metresSchema = v.pipe(v.number(), v.finite(), v.minValue(0), v.transform(metres));
/** Degrees clockwise from north; any turn is reduced to [0, 360). */
export const headingSchema = v.pipe(v.number(), v.finite(), v.transform(heading));

const lngSchema = v.pipe(v.number(), v.finite(), v.minValue(-180), v.maxValue(180));
const latSchema = v.pipe(v.number(), v.finite(), v.minValue(-90), v.maxValue(90));
/** WGS-84 degrees. */
export const lngLatSchema = v.pipe(v.tuple([lngSchema, latSchema]), v.readonly());
