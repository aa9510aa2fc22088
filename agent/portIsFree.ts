/** Whether a port of this machine can be listened on; asked beforehand where a library would crash. */
import { createServer } from 'node:net';

/** @param port 1 to 65535 on 127.0.0.1 */
export function portIsFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
