/** Something asked of the server for React: asked again when `path` or `turn` changes, the last answer kept meanwhile. */
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { askDesk } from './askDesk.ts';

export interface Asked<T> {
  /** Null before the first answer, and for another path than that of the answer. */
  readonly value: T | null;
  /** The last try has failed. */
  readonly failed: boolean;
}

/** @param path null: nothing is asked @param turn another value asks again */
export function useAsked<T>(path: string | null, shape: z.ZodType<T>, turn: unknown = 0): Asked<T> {
  const [answer, setAnswer] = useState<Asked<T> & { readonly path: string | null }>({
    path: null,
    value: null,
    failed: false,
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` says when to ask again
  useEffect(() => {
    if (path === null) return;
    let wanted = true;
    void askDesk(path, shape).then((got) => {
      if (!wanted) return;
      setAnswer((before) => {
        const kept = before.path === path ? before.value : null;
        return { path, value: got.ok ? got.value : kept, failed: !got.ok };
      });
    });
    return () => {
      wanted = false;
    };
  }, [path, shape, turn]);

  return answer.path === path ? answer : { value: null, failed: false };
}
