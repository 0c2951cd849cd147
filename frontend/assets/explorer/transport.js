// How requests reach the API: HTTP for answers, WebSocket (graphql-transport-ws) for subscriptions.

export async function send(operation) {
  const answer = await fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json, application/json;q=0.9" },
    body: JSON.stringify(operation),
  });
  const text = await answer.text();
  try {
    return { code: answer.status, body: JSON.parse(text) };
  } catch {
    return { code: answer.status, body: text };
  }
}

/** Listens until the returned function is called; `ended` gets a word on why it stopped. */
export function listen(operation, onEvent, ended) {
  const url = new URL("/graphql", location.href);
  url.protocol = url.protocol.replace("http", "ws");
  const socket = new WebSocket(url, "graphql-transport-ws");
  const tell = (message) => socket.send(JSON.stringify(message));
  socket.addEventListener("open", () => tell({ type: "connection_init" }));
  socket.addEventListener("message", ({ data }) => {
    const message = JSON.parse(data);
    if (message.type === "connection_ack") tell({ id: "1", type: "subscribe", payload: operation });
    else if (message.type === "ping") tell({ type: "pong" });
    else if (message.type === "next") onEvent(message.payload);
    else if (message.type === "error") { onEvent({ errors: message.payload }); socket.close(1000); }
    else if (message.type === "complete") socket.close(1000);
  });
  socket.addEventListener("close", ({ code, reason }) => ended(`${code} ${reason}`.trim()));
  return () => socket.close(1000);
}
