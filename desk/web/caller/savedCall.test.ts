import { beforeEach, describe, expect, test } from 'vitest';
import { forgetCall, loadCall, mayRejoin, type SavedCall, saveCall } from './savedCall.ts';

class MemoryStorage {
  readonly kept = new Map<string, string>();
  get length() {
    return this.kept.size;
  }
  key = (index: number) => [...this.kept.keys()][index] ?? null;
  getItem = (name: string) => this.kept.get(name) ?? null;
  setItem = (name: string, value: string) => void this.kept.set(name, value);
  removeItem = (name: string) => void this.kept.delete(name);
  clear = () => this.kept.clear();
}

class ForbiddenStorage extends MemoryStorage {
  override getItem = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  override setItem = this.getItem;
  override removeItem = this.getItem;
}

const call: SavedCall = {
  callId: 'c',
  url: 'ws://x',
  token: 't',
  identity: 'caller-1',
  ear: false,
  answeredAt: 1000,
  seenAt: 100_000,
  browserEar: true,
  captions: [{ id: 'a', speaker: 'agent', way: 'voice', text: '您好。', at: 1 }],
};

describe('the saved call', () => {
  let storage: MemoryStorage;
  beforeEach(() => {
    storage = new MemoryStorage();
  });

  test('is found again, whole, and waits for its caller for 30 s', () => {
    saveCall(storage, call);
    expect(loadCall(storage, call.seenAt + 29_999)).toEqual(call);
    expect(mayRejoin(call, call.seenAt + 29_999)).toBe(true);
  });

  test('is found for a while longer, so that the page can say that it is over, then forgotten', () => {
    saveCall(storage, call);
    expect(loadCall(storage, call.seenAt + 30_000)).toEqual(call);
    expect(mayRejoin(call, call.seenAt + 30_000)).toBe(false);
    expect(loadCall(storage, call.seenAt + 600_000)).toBeNull();
  });

  test('is gone once forgotten', () => {
    saveCall(storage, call);
    forgetCall(storage);
    expect(loadCall(storage, call.seenAt)).toBeNull();
  });

  test.each(['', 'null', '{', '7', '{"callId":1}', '{"callId":"c"}'])(
    '%j is no saved call',
    (text) => {
      storage.setItem('three-rings.call', text);
      expect(loadCall(storage, 0)).toBeNull();
    },
  );

  test('a browser that forbids storage does no harm', () => {
    const forbidden = new ForbiddenStorage();
    saveCall(forbidden, call);
    forgetCall(forbidden);
    expect(loadCall(forbidden, call.seenAt)).toBeNull();
  });
});
