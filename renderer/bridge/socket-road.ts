import type { RoadEvents, WireLine, WireRoad } from "./wire-line.ts";

/** The lines of a browser: WebSockets to the station that served the page. */
export function socketRoad(address: string, Socket: typeof WebSocket = WebSocket): WireRoad {
  let events: RoadEvents | null = null;
  return {
    begin: (road) => {
      events = road;
    },
    ask: () => {
      const socket = new Socket(address);
      socket.binaryType = "arraybuffer";
      socket.onopen = () => {
        socket.onclose = null;
        events?.opened(lineOver(socket));
      };
      socket.onclose = () => events?.failed();
    },
  };
}

/** "ws://host/wire" of the page at "http://host/…". */
export function socketAddressOf(page: { readonly protocol: string; readonly host: string }) {
  return `${page.protocol === "https:" ? "wss:" : "ws:"}//${page.host}/wire`;
}

function lineOver(socket: WebSocket): WireLine {
  let open = true;
  return {
    send: (message) => {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
    },
    close: () => {
      open = false;
      socket.close();
    },
    listen: ({ message, closed }) => {
      socket.onmessage = ({ data }: MessageEvent<unknown>) => {
        if (open) message(typeof data === "string" ? wordsFrom(data) : data);
      };
      socket.onclose = () => {
        if (open) closed();
        open = false;
      };
    },
  };
}

function wordsFrom(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
