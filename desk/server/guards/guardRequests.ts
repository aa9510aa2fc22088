/**
 * Keeps other web pages out while there are no accounts (issue 3, point 8).
 *
 * Every request must name this machine as its host, with the port it came in on: a foreign name
 * that resolves to 127.0.0.1 (DNS rebinding) is refused. On the API and the desk, a request that a
 * browser sends for another origin is refused, and a post must be JSON, which a page elsewhere
 * can't send without asking first; nothing here ever answers such a question (no CORS headers).
 * A request with neither Origin nor Sec-Fetch-Site comes from a program on this machine.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../answers/refusal.ts';

const guardedRoute = /^\/(api|desk|internal)(\/|$)/;

export function guardRequests(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    const port = request.socket.localPort;
    requireOwnHost(request, port);
    // The route, not the address: the router decodes `/%64esk` before it matches.
    const route = request.routeOptions.url ?? '';
    if (!guardedRoute.test(route)) return;
    if (route.startsWith('/internal')) {
      refuseBrowsers(request);
      return;
    }
    requireOwnOrigin(request, port);
    if (request.method === 'POST') requireJson(request);
  });
}

/** The names by which a browser on this machine reaches a port; 80 goes without saying. */
function ownHosts(port: number | undefined): string[] {
  const names = ['127.0.0.1', 'localhost', '[::1]'];
  const hosts = names.map((name) => `${name}:${port}`);
  return port === 80 ? [...hosts, ...names] : hosts;
}

function requireOwnHost(request: FastifyRequest, port: number | undefined): void {
  const host = request.headers.host?.toLowerCase();
  if (host === undefined || !ownHosts(port).includes(host)) {
    throw new Refusal(403, 'wrong_host', '请用 localhost 或 127.0.0.1 打开本服务。');
  }
}

function requireOwnOrigin(request: FastifyRequest, port: number | undefined): void {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const ownOrigin =
    origin === undefined || ownHosts(port).some((host) => origin === `http://${host}`);
  const ownSite = site === undefined || site === 'same-origin' || site === 'none';
  if (!ownOrigin || !ownSite) {
    throw new Refusal(403, 'cross_site', '不接受来自其他网页的请求。');
  }
}

function refuseBrowsers(request: FastifyRequest): void {
  if (request.headers.origin !== undefined || request.headers['sec-fetch-site'] !== undefined) {
    throw new Refusal(403, 'no_browsers', '这个地址只供通话进程使用。');
  }
}

function requireJson(request: FastifyRequest): void {
  const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new Refusal(415, 'unsupported_type', '请求的内容必须是 JSON。');
  }
}
