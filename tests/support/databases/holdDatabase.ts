/** Opens the embedded database of the folder it is told and keeps it, until it is killed. */
import { EmbeddedServer } from '../../../records/database/embedded/embeddedServer.ts';

const server = new EmbeddedServer({ dataDir: process.argv[2] ?? '' });
await server.start();
process.stdout.write(`serving ${server.processId}\n`);
