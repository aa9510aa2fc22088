/** A socket that brings the cookie of a session, as the one of a browser's page does. */
export function openSocket(url: string, cookie: string): WebSocket {
  // Node's own WebSocket takes headers; the browser's, whose type this is, does not.
  return Reflect.construct(WebSocket, [url, { headers: { cookie } }]);
}
