/**
 * An OpenAI-compatible text-to-speech server. It speaks with a pure tone, so that a test knows by
 * ear that the sound came from here; its length follows the text.
 */
import { HttpStandIn } from './httpStandIn.ts';

export const voiceHertz = 620;
const sampleRate = 24_000;
const msPerCharacter = 120;

export class VoiceStandIn extends HttpStandIn {
  /** Texts that were asked for. */
  readonly spoken: string[];

  constructor() {
    const spoken: string[] = [];
    super((request, response) => {
      if (!request.path.endsWith('/audio/speech')) {
        response.writeHead(404).end();
        return;
      }
      const { input }: { input: string } = JSON.parse(request.body.toString());
      spoken.push(input);
      response.writeHead(200, { 'content-type': 'audio/pcm' });
      response.end(tone([...input].length * msPerCharacter));
    });
    this.spoken = spoken;
  }
}

export async function startVoiceStandIn(): Promise<VoiceStandIn> {
  return await new VoiceStandIn().start();
}

function tone(ms: number): Buffer {
  const bytes = Buffer.alloc(Math.round((ms * sampleRate) / 1000) * 2);
  for (let index = 0; index * 2 < bytes.length; index += 1) {
    const value = 5000 * Math.sin((2 * Math.PI * voiceHertz * index) / sampleRate);
    bytes.writeInt16LE(Math.round(value), index * 2);
  }
  return bytes;
}
