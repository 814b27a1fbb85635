import { DOMParser } from "@xmldom/xmldom";
import type { Document, Element } from "@xmldom/xmldom";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { ImportRefusal } from "../../shared/model/import-refusal.ts";

/** The root of an XML text.  A document type is refused: entities are declared there, and nothing
 *  that is imported needs one. */
export function xmlRoot(text: string): Result<Element, ImportRefusal> {
  if (/<!DOCTYPE/i.test(text)) return err({ kind: "doctype" });
  const faults: string[] = [];
  const parser = new DOMParser({
    onError: (level, message) => {
      if (level !== "warning") faults.push(message);
    },
  });
  let document: Document | null = null;
  try {
    document = parser.parseFromString(text.replace(/^\ufeff/, ""), "text/xml");
  } catch (error) {
    faults.unshift(error instanceof Error ? error.message : String(error));
  }
  const [fault] = faults;
  if (fault !== undefined) return err({ kind: "xml-broken", what: fault.slice(0, 200) });
  const root = document?.documentElement ?? null;
  return root === null ? err({ kind: "xml-broken", what: "no element" }) : ok(root);
}

/** Child elements, in order, whatever their prefix. */
export function childrenOf(element: Element): Element[] {
  return [...element.childNodes].filter(isElement);
}

export function childrenNamed(element: Element, name: string): Element[] {
  return childrenOf(element).filter((child) => localNameOf(child) === name);
}

export function childNamed(element: Element, name: string): Element | null {
  return childrenNamed(element, name)[0] ?? null;
}

export function localNameOf(element: Element): string {
  return element.localName ?? element.nodeName;
}

export function textIn(element: Element | null): string {
  return element?.textContent?.trim() ?? "";
}

function isElement(node: unknown): node is Element {
  return typeof node === "object" && node !== null && "nodeType" in node && node.nodeType === 1;
}
