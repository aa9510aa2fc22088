/**
 * Keeps other web pages and unsafe ways out.
 *
 * Every request must name this server as its host: a foreign name that resolves to this machine
 * (DNS rebinding) is refused. By its public name it is reached over https alone, by this machine's
 * own names from this machine alone; a program elsewhere may ask nothing but `/internal`. On the API
 * and the desk, a request that a browser sends for another origin is refused, and a post must be
 * JSON, which a page elsewhere can't send without asking first; nothing here ever answers such a
 * question (no CORS headers). Only a page may be followed to by a link from elsewhere.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../answers/refusal.ts';
import type { DeskNetwork } from '../network/networkSettings.ts';

const guardedRoute = /^\/(api|desk|internal|webhooks)(\/|$)/;
const internalRoute = /^\/(internal|webhooks)\/|^\/(healthz|readyz|metrics)$/;
/** Pages, and where single sign-on comes back to: a browser may come there from elsewhere. */
const reachedByLink = /^\/desk(?!\/api\/)(\/|$)|^\/desk\/api\/sign-in\/callback\/oidc$/;

export function guardRequests(app: FastifyInstance, network: DeskNetwork): void {
  const publicUrl = network.publicOrigin === null ? null : new URL(network.publicOrigin);
  const internalHost = network.deskUrl === null ? null : new URL(network.deskUrl).host;

  app.addHook('onRequest', async (request) => {
    // The route, not the address: the router decodes `/%64esk` before it matches.
    const route = request.routeOptions.url ?? '';
    requireOwnHost(request, route);
    if (!guardedRoute.test(route)) return;
    if (/^\/(internal|webhooks)\//.test(route)) {
      refuseBrowsers(request);
      return;
    }
    requireOwnOrigin(request, route);
    if (request.method === 'POST') requireJson(request);
  });

  function requireOwnHost(request: FastifyRequest, route: string): void {
    const host = request.headers.host?.toLowerCase();
    if (host !== undefined && host === internalHost && internalRoute.test(route)) return;
    if (host !== undefined && host === publicUrl?.host) {
      if (request.protocol === publicUrl.protocol.slice(0, -1)) return;
      throw new Refusal(403, 'insecure', '请用 https 打开本服务。');
    }
    const { localPort, remoteAddress } = request.socket;
    if (host !== undefined && ownHosts(localPort).includes(host) && isOwn(remoteAddress)) return;
    const name = publicUrl?.origin ?? 'localhost 或 127.0.0.1';
    throw new Refusal(403, 'wrong_host', `请用 ${name} 打开本服务。`);
  }

  function requireOwnOrigin(request: FastifyRequest, route: string): void {
    const { origin } = request.headers;
    const site = request.headers['sec-fetch-site'];
    const scheme = network.tls === null ? 'http' : 'https';
    const own = ownHosts(request.socket.localPort).map((host) => `${scheme}://${host}`);
    const ownOrigin = origin === undefined || [...own, publicUrl?.origin].includes(origin);
    const ownSite = site === undefined || site === 'same-origin' || site === 'none';
    if (ownOrigin && (ownSite || (reachedByLink.test(route) && isFollowedLink(request)))) return;
    throw new Refusal(403, 'cross_site', '不接受来自其他网页的请求。');
  }
}

/** The names by which a browser on this machine reaches a port; 80 and 443 go without saying. */
function ownHosts(port: number | undefined): string[] {
  const names = ['127.0.0.1', 'localhost', '[::1]'];
  const hosts = names.map((name) => `${name}:${port}`);
  return port === 80 || port === 443 ? [...hosts, ...names] : hosts;
}

function isOwn(address: string | undefined): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address ?? '');
}

/** A person follows a link: the whole window goes there, and the page behind learns nothing. */
function isFollowedLink(request: FastifyRequest): boolean {
  return (
    request.method === 'GET' &&
    request.headers['sec-fetch-mode'] === 'navigate' &&
    request.headers['sec-fetch-dest'] === 'document'
  );
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
