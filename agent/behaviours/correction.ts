/** What is left of a no: 不是，我要查进度 means the progress. A bare no leaves nothing. */
import { plain } from './callerText.ts';

/** The words after the no, where they say something. */
export function correctionIn(text: string): string | null {
  const rest = text
    .trim()
    .replace(/^(?:不是的?|不对|不|没有|错了|不是这个|我说的不是这个|[，,。！!、\s])+/u, '')
    .replace(/^(?:我?(?:说|问)的是|我是(?:说|想问|要)|应该是|而是)/u, '')
    .trim();
  return plain(rest).length >= 2 ? rest : null;
}
