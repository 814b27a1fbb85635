/** First and last byte, both inside. */
export type ByteRange = { readonly first: number; readonly last: number };

/** What a Range header asks of a thing of `size` bytes: "whole" where there is none or one that
 *  is to be ignored (other units, several ranges), "none" where nothing of it is there.
 *  Source: RFC 9110 sections 14.1-14.4. */
export function byteRangeFrom(header: string | null, size: number): ByteRange | "whole" | "none" {
  const match = header === null ? null : /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header.trim());
  if (match === null) return "whole";
  const [, from = "", to = ""] = match;
  if (from === "" && to === "") return "whole";
  if (from === "") return rangeWithin(size - Math.min(size, Number(to)), size - 1, size);
  const last = to === "" ? size - 1 : Number(to);
  if (last < Number(from)) return to === "" ? "none" : "whole";
  return rangeWithin(Number(from), Math.min(last, size - 1), size);
}

function rangeWithin(first: number, last: number, size: number): ByteRange | "none" {
  return first < size && first <= last ? { first, last } : "none";
}
