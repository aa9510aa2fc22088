/** Whether something answers over HTTP: the readiness checks of start and doctor. */

const withinMs = 2000;

/** @param isReady judges the status; default: any 2xx */
export async function answers(
  address: string,
  isReady: (status: number) => boolean = (status) => status >= 200 && status < 300,
): Promise<boolean> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(withinMs) });
    await response.body?.cancel();
    return isReady(response.status);
  } catch {
    return false;
  }
}

/** The HTTP address of a media server that is named by its WebSocket address. */
export function httpAddress(url: string): string {
  return url.replace(/^ws/, 'http');
}
