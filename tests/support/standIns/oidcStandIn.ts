/**
 * A company's house of single sign-on, on the wire: OpenID Connect with code flow, PKCE and signed
 * tokens, strict about what a client sends. Whoever comes is the person that the test has named.
 */
import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

export interface OidcPerson {
  readonly sub: string;
  readonly email: string;
  readonly email_verified?: boolean;
  readonly name?: string;
}

/** How it may go wrong. */
export interface OidcFaults {
  /** Signs with a key that it does not publish. */
  readonly foreignKey?: boolean;
  readonly nonce?: string;
  readonly audience?: string;
  readonly issuer?: string;
  /** Seconds; below zero: over already. */
  readonly lifeInS?: number;
}

interface Begun {
  readonly redirect: string;
  readonly nonce: string;
  readonly challenge: string;
  readonly person: OidcPerson;
}

export const oidcClient = {
  clientId: 'three-rings-desk',
  clientSecret: 'client-secret-of-the-tests',
};

export class OidcStandIn {
  person: OidcPerson | null = null;
  faults: OidcFaults = {};
  readonly #server: Server;
  readonly #keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  readonly #foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
  readonly #begun = new Map<string, Begun>();

  constructor() {
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  async start(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  get issuer(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('not started');
    return `http://127.0.0.1:${address.port}`;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.issuer);
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return reply(response, 200, this.#description());
      case '/jwks':
        return reply(response, 200, { keys: [this.#publicKey()] });
      case '/authorize':
        return this.#authorize(url.searchParams, response);
      case '/token':
        return this.#exchange(request, new URLSearchParams(await text(request)), response);
      default:
        return reply(response, 404, { error: 'not_found' });
    }
  }

  #description() {
    const { issuer } = this;
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    };
  }

  #publicKey() {
    return {
      ...this.#keys.publicKey.export({ format: 'jwk' }),
      kid: 'k1',
      alg: 'RS256',
      use: 'sig',
    };
  }

  #authorize(asked: URLSearchParams, response: ServerResponse): void {
    const redirect = asked.get('redirect_uri') ?? '';
    const sound =
      asked.get('client_id') === oidcClient.clientId &&
      asked.get('response_type') === 'code' &&
      (asked.get('scope') ?? '').split(' ').includes('openid') &&
      asked.get('code_challenge_method') === 'S256' &&
      asked.has('state') &&
      asked.has('nonce');
    if (!sound || this.person === null) {
      reply(response, 400, { error: 'invalid_request' });
      return;
    }
    const code = randomUUID();
    const challenge = asked.get('code_challenge') ?? '';
    const nonce = asked.get('nonce') ?? '';
    this.#begun.set(code, { redirect, nonce, challenge, person: this.person });
    const back = new URL(redirect);
    back.searchParams.set('code', code);
    back.searchParams.set('state', asked.get('state') ?? '');
    response.writeHead(302, { location: back.href }).end();
  }

  #exchange(request: IncomingMessage, sent: URLSearchParams, response: ServerResponse): void {
    const begun = this.#begun.get(sent.get('code') ?? '');
    this.#begun.delete(sent.get('code') ?? '');
    const verifier = createHash('sha256')
      .update(sent.get('code_verifier') ?? '')
      .digest('base64url');
    const sound =
      begun !== undefined &&
      sent.get('grant_type') === 'authorization_code' &&
      sent.get('redirect_uri') === begun.redirect &&
      verifier === begun.challenge &&
      isClient(request, sent);
    if (!sound) {
      reply(response, 400, { error: 'invalid_grant' });
      return;
    }
    const token = this.#token(begun);
    reply(response, 200, {
      access_token: randomUUID(),
      token_type: 'Bearer',
      expires_in: 300,
      id_token: token,
    });
  }

  #token({ nonce, person }: Begun): string {
    const now = Math.floor(Date.now() / 1000);
    const { faults } = this;
    const claims = {
      iss: faults.issuer ?? this.issuer,
      aud: faults.audience ?? oidcClient.clientId,
      nonce: faults.nonce ?? nonce,
      iat: now - 5,
      exp: now + (faults.lifeInS ?? 300),
      ...person,
    };
    const key = faults.foreignKey ? this.#foreign.privateKey : this.#keys.privateKey;
    return jwt(claims, key);
  }
}

export async function startOidcStandIn(): Promise<OidcStandIn> {
  const house = new OidcStandIn();
  await house.start();
  return house;
}

function isClient(request: IncomingMessage, sent: URLSearchParams): boolean {
  const { clientId, clientSecret } = oidcClient;
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  if (request.headers.authorization === `Basic ${basic}`) return true;
  return sent.get('client_id') === clientId && sent.get('client_secret') === clientSecret;
}

function jwt(claims: object, key: KeyObject): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'RS256', kid: 'k1', typ: 'JWT' })}.${part(claims)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
