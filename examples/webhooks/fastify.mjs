// Receives webhooks with Fastify.
import { pathToFileURL } from 'node:url';
import fastify from 'fastify';
import { AuthenticationError, MemorySeenWebhooks, ValidationError, verifyWebhook } from 'superoffice-bridge';

const hours = 3_600_000;

/**
 * Starts the receiver; resolves when it listens. `handle` is called once for each event. It should only store the event, such
 * as in a queue: SuperOffice waits for the response.
 */
export async function startReceiver({ port = 3000, secret, tenant, handle, seen = new MemorySeenWebhooks() }) {
  const app = fastify({ bodyLimit: 256 * 1024 });

  // A context of its own: the other routes keep Fastify's parser of JSON.
  app.register(async (webhooks) => {
    webhooks.removeAllContentTypeParsers();
    webhooks.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

    webhooks.post('/webhook', async (request, reply) => {
      const notification = await verifyWebhook(request, secret, { tenant, seen, maxAge: 24 * hours });
      // The test event comes when the webhook is saved, and expects 200 alone.
      if (!notification.repeated && notification.payload.Event !== 'test') {
        try {
          await handle(notification.payload);
        } catch (error) {
          await notification.forget();
          throw error;
        }
      }
      return reply.code(200).send('OK');
    });
  });

  app.post('/echo', async (request) => request.body);

  app.setErrorHandler((error, _request, reply) => {
    const status = error instanceof AuthenticationError ? 401 : error instanceof ValidationError ? 400 : 500;
    console.error(error);
    return reply.code(error.statusCode ?? status).send();
  });

  await app.listen({ port, host: '127.0.0.1' });
  return { url: `http://127.0.0.1:${app.server.address().port}`, close: () => app.close() };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const handle = async ({ Event, PrimaryKey }) => console.log(`${Event}: ${PrimaryKey}`);
  const { url } = await startReceiver({ secret: process.env.WEBHOOK_SECRET, handle });
  console.log(`listening at ${url}/webhook`);
}
