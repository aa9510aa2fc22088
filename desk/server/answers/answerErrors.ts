/**
 * Turns every failure of a request into `{ error, message }` with a Chinese sentence.
 *
 * Nothing of the inside goes out: no stack, no path, no library's wording. What is not a refusal
 * or a plain client mistake is logged and answered as an internal fault.
 */
import type { FastifyError, FastifyInstance } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { Refusal } from './refusal.ts';

const clientMistakes: Readonly<Record<number, { error: string; message: string }>> = {
  400: { error: 'invalid', message: '请求的内容有误。' },
  404: { error: 'not_found', message: '没有这个地址。' },
  405: { error: 'not_allowed', message: '这个地址不支持这种请求。' },
  413: { error: 'too_large', message: '请求的内容太大。' },
  414: { error: 'too_long', message: '请求的地址太长。' },
  415: { error: 'unsupported_type', message: '请求的内容必须是 JSON。' },
  429: { error: 'too_many', message: '请求太频繁，请稍后再试。' },
};

/** What this server's routes take. */
const methods = ['GET', 'POST', 'DELETE'];

export function answerErrors(app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) => {
    const [url = ''] = request.url.split('?', 1);
    const allowed = methods.filter((method) => app.hasRoute({ url, method }));
    if (allowed.length === 0) return reply.code(404).send(clientMistakes[404]);
    return reply.code(405).header('allow', allowed.join(', ')).send(clientMistakes[405]);
  });

  app.setErrorHandler<FastifyError>((error, request, reply) => {
    if (error instanceof Refusal) {
      if (error.cause !== undefined) request.log.warn({ err: error.cause }, 'request refused');
      return reply
        .code(error.status)
        .send({ error: error.code, message: error.message, ...error.details });
    }
    if (hasZodFastifySchemaValidationErrors(error)) {
      const fields = error.validation.map((issue) => issue.instancePath.slice(1)).filter(Boolean);
      const where = fields.length > 0 ? `（${[...new Set(fields)].join('、')}）` : '';
      return reply.code(400).send({ error: 'invalid', message: `请求的内容有误${where}。` });
    }
    const status = error.statusCode ?? 500;
    const known = clientMistakes[status];
    if (known) return reply.code(status).send(known);
    if (status >= 400 && status < 500) return reply.code(status).send(clientMistakes[400]);
    request.log.error({ err: error }, 'request failed');
    return reply.code(500).send({ error: 'internal', message: '服务出错了，请稍后再试。' });
  });
}
