import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDesk, type TestDesk } from '../testing/testDesk.ts';
import { securityHeaders } from './securityHeaders.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk({
    settings: { livekit: { url: 'wss://media.example:7443', apiKey: 'k', apiSecret: 's' } },
    busyAudio: Buffer.from('RIFF'),
  });
});
afterAll(() => desk.stop());

const get = (path: string) => fetch(desk.url + path);

describe('the pages', () => {
  it('say how to build them where they are not built, then appear', async () => {
    const missing = await get('/');
    expect(missing.status).toBe(503);
    expect((await missing.json()).message).toContain('npm start');

    await mkdir(join(desk.folder, 'web', 'assets'), { recursive: true });
    await writeFile(join(desk.folder, 'web', 'index.html'), '<title>来电</title>');
    await writeFile(join(desk.folder, 'web', 'desk.html'), '<title>坐席</title>');
    await writeFile(join(desk.folder, 'web', 'assets', 'page-abc.js'), 'export {};');
    expect(await (await get('/')).text()).toContain('来电');
    expect(await (await get('/desk')).text()).toContain('坐席');
  });

  it('are asked for anew each time, built files are kept', async () => {
    expect((await get('/')).headers.get('cache-control')).toBe('no-cache');
    const script = await get('/assets/page-abc.js');
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect(script.headers.get('content-type')).toContain('javascript');
  });

  it('never show a file outside their folder', async () => {
    await writeFile(join(desk.folder, 'secret.txt'), 'secret');
    for (const path of ['/..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets/..%2f..%2fsecret.txt']) {
      const response = await get(path);
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(await response.text()).not.toContain('secret');
    }
    await rm(join(desk.folder, 'secret.txt'));
  });

  it('run no foreign and no inline script, and talk to the media server only', async () => {
    const policy = (await get('/')).headers.get('content-security-policy') ?? '';
    const rules = new Map(
      policy.split(';').map((rule) => {
        const [name = '', ...values] = rule.split(' ');
        return [name, values];
      }),
    );
    expect(rules.get('default-src')).toEqual(["'self'"]);
    expect(rules.get('script-src')).toEqual(["'self'"]);
    expect(rules.get('connect-src')).toEqual([
      "'self'",
      'wss://media.example:7443',
      'https://media.example:7443',
    ]);
    expect(rules.get('frame-ancestors')).toEqual(["'none'"]);
    expect(rules.has('upgrade-insecure-requests')).toBe(false);
  });

  it('are kept to https by a browser where they are reached by https', () => {
    const told = securityHeaders('wss://media.example', true).strictTransportSecurity;
    expect(told).toEqual({ maxAge: 15_552_000, includeSubDomains: false });
  });

  it('may use the microphone and no camera, and give away no stack of software', async () => {
    const { headers } = await get('/');
    expect(headers.get('permissions-policy')).toContain('microphone=(self), camera=()');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

describe('the privacy page', () => {
  it('says who, what for, how long, which rights and whom to ask, in words alone', async () => {
    const page = await get('/privacy');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const text = await page.text();
    const headings = ['谁处理您的信息', '为了什么', '谁会看到', '保存多久', '您的权利', '联系我们'];
    for (const heading of [...headings, '测试公司', '通话结束后两年'])
      expect(text).toContain(heading);
    expect(text).toContain('客户服务部 &lt;01012345678&gt;');
    expect(text).not.toContain('<script');
  });
});

describe('what the pages ask', () => {
  it('is answered with the company, the ear and the phrases that the page speaks itself', async () => {
    expect(await (await get('/api/config')).json()).toEqual({
      company: '测试公司',
      keypadMenu: '人工服务请按0。',
      ear: false,
      busy: { text: '请您稍等片刻。', audioUrl: '/api/phrases/busy/audio' },
      held: { text: '请您再等一下。', audioUrl: null },
    });
    const audio = await get('/api/phrases/busy/audio');
    expect(audio.headers.get('content-type')).toBe('audio/wav');
    expect(await audio.text()).toBe('RIFF');
  });

  it('is a sentence in Chinese, and nothing of the inside, where the server fails', async () => {
    const broken = await startTestDesk({ busyAudio: new Error('EIO in /secret/path') });
    const response = await fetch(`${broken.url}/api/phrases/busy/audio`);
    expect(response.status).toBe(500);
    const answer = { error: 'internal', message: '服务出错了，请稍后再试。' };
    expect(await response.json()).toEqual(answer);
    await broken.stop();
  });

  it('is a sentence in Chinese where there is no such address', async () => {
    const missing = await get('/api/nothing');
    expect(missing.status).toBe(404);
    expect(await missing.json()).toEqual({ error: 'not_found', message: '没有这个地址。' });
  });

  it('says what an address takes where it was asked in another way', async () => {
    const wrong = await get('/api/calls');
    expect(wrong.status).toBe(405);
    expect(wrong.headers.get('allow')).toBe('POST');
    expect(await wrong.json()).toEqual({
      error: 'not_allowed',
      message: '这个地址不支持这种请求。',
    });
  });

  it.each(['[]', '7', '{"room":"of my own"}'])('is refused where a ring says %s', async (body) => {
    const refused = await fetch(`${desk.url}/api/calls`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ error: 'invalid' });
  });

  it('is found with a slash at its end, too', async () => {
    expect((await get('/desk/')).headers.get('content-type')).toContain('text/html');
  });
});
