/**
 * What the pages may do: scripts of this server only, none inline; sockets to this server and the
 * media server only; never inside another page. Inline styles stay allowed: antd writes its own.
 */
import type { FastifyHelmetOptions } from '@fastify/helmet';

export const permissionsPolicy =
  'microphone=(self), camera=(), geolocation=(), display-capture=(), payment=(), usb=()';

/**
 * @param mediaUrl the media server as the pages reach it
 * @param encrypted browsers reach this server by https alone
 */
export function securityHeaders(mediaUrl: string, encrypted: boolean): FastifyHelmetOptions {
  const { host, protocol } = new URL(mediaUrl);
  const s = protocol === 'wss:' || protocol === 'https:' ? 's' : '';
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'", 'data:'],
        'media-src': ["'self'", 'blob:'],
        'worker-src': ["'self'", 'blob:'],
        'connect-src': ["'self'", `ws${s}://${host}`, `http${s}://${host}`],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    frameguard: { action: 'deny' },
    // For this machine alone the desk listens in the clear; a browser must not be told otherwise.
    strictTransportSecurity: encrypted && { maxAge: 180 * 24 * 3600, includeSubDomains: false },
  };
}
