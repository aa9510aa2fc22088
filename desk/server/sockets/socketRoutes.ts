/** The one socket of a desk page: the list of waiting calls and the people come down it. */
import websocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { chosenStates } from '../../../records/people/personStates.ts';
import type { FrontDesk } from '../handoffs/frontDesk.ts';
import { idSchema } from '../handoffs/queueRecord.ts';

/** A page says little: the state that its person chooses. */
const largestMessage = 4 * 1024;

const seat = z.looseObject({
  page: idSchema.optional(),
  /** The state in which the page is; counts where the desk was restarted since. */
  state: z.enum(chosenStates).default('available'),
});

export async function socketRoutes(
  app: FastifyInstance,
  { frontDesk }: { readonly frontDesk: FrontDesk },
): Promise<void> {
  await app.register(websocket, { options: { maxPayload: largestMessage } });
  app.register(async (scope) => {
    scope.withTypeProvider<ZodTypeProvider>().get(
      '/desk/api/socket',
      {
        schema: { querystring: seat },
        websocket: true,
        // Before the socket is opened: whoever is not signed in gets an answer, not a socket.
        preHandler: async (request) => void request.person,
      },
      (socket, request) => {
        const { page, state } = request.query;
        frontDesk.sit(request.person, { page, state }, socket);
      },
    );
  });
}
