/** An https server on an own certificate. A renewed one is taken up within the hour, without a restart. */
import { readFileSync } from 'node:fs';
import type { RequestListener, Server } from 'node:http';
import { createServer } from 'node:https';
import { createSecureContext } from 'node:tls';

export interface CertificateFiles {
  readonly certFile: string;
  readonly keyFile: string;
}

const reloadEveryMs = 3_600_000;

/** @throws Error that names the files, where they can't be read or don't belong together */
export function encryptedServer(files: CertificateFiles): (listener: RequestListener) => Server {
  const first = read(files);
  return (listener) => {
    const server = createServer(first, listener);
    const reload = setInterval(() => {
      try {
        server.setSecureContext(read(files));
      } catch {
        // Half-written or gone for the moment: the certificate that is there serves on.
      }
    }, reloadEveryMs);
    reload.unref();
    server.once('close', () => clearInterval(reload));
    return server;
  };
}

function read({ certFile, keyFile }: CertificateFiles): { cert: Buffer; key: Buffer } {
  try {
    const pair = { cert: readFileSync(certFile), key: readFileSync(keyFile) };
    createSecureContext(pair);
    return pair;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `证书用不了（TLS_CERT_FILE=${certFile}，TLS_KEY_FILE=${keyFile}）：${reason}。请确认两个文件都是 PEM、能读取，并且互相配对。`,
      { cause: error },
    );
  }
}
