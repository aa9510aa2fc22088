import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resample } from '../support/audio.ts';
import { receivedLevel, startBrowser } from '../support/browser.ts';
import { eventually } from '../support/deadline.ts';
import { utterances } from '../support/utterances.ts';
import { closeVoice, speak } from '../support/voice.ts';

/** Sends the microphone to itself over two peer connections. */
const loop = `<!doctype html><script>
  (async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const [a, b] = [new RTCPeerConnection(), new RTCPeerConnection()];
    a.onicecandidate = (event) => event.candidate && b.addIceCandidate(event.candidate);
    b.onicecandidate = (event) => event.candidate && a.addIceCandidate(event.candidate);
    for (const track of stream.getTracks()) a.addTrack(track, stream);
    await a.setLocalDescription();
    await b.setRemoteDescription(a.localDescription);
    await b.setLocalDescription();
    await a.setRemoteDescription(b.localDescription);
    document.title = 'connected';
  })().catch((error) => { document.title = error.name; });
</script>`;

let server: Server;
let address: string;
beforeAll(async () => {
  server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(loop);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => {
  server.close();
  closeVoice();
});

describe('the browser of the live tests', () => {
  it('measures the sound of its fake microphone on a received track', async () => {
    const browser = await startBrowser({
      microphone: resample(await speak(utterances.materials), 48_000),
    });
    const page = await browser.open(address);
    await eventually(10_000, 'sound on the received track', async () => {
      return (await receivedLevel(page)) > -40;
    });
    await browser.close();
  }, 30_000);

  it('measures silence where the microphone is silent', async () => {
    const browser = await startBrowser();
    const page = await browser.open(address);
    await eventually(10_000, 'the connection', async () => (await page.title()) === 'connected');
    await page.waitForFunction(() => (document.timeline.currentTime as number) > 1500);
    expect(await receivedLevel(page)).toBeLessThan(-70);
    await browser.close();
  }, 30_000);

  it('can refuse the microphone', async () => {
    const browser = await startBrowser({ permission: false });
    const page = await browser.open(address);
    await eventually(10_000, 'the refusal', async () => (await page.title()) === 'NotAllowedError');
    await browser.close();
  }, 30_000);
});
