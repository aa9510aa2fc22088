/** `node scripts/deploy/isReady.ts <address>`: exit 0 where the address answers well, for health checks of containers. */
const [address = ''] = process.argv.slice(2);

const answer = await fetch(address, { signal: AbortSignal.timeout(3_000) }).catch(() => null);
process.exit(answer?.ok === true ? 0 : 1);
