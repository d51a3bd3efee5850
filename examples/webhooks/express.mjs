// Receives webhooks with Express.
import { pathToFileURL } from 'node:url';
import express from 'express';
import { AuthenticationError, MemorySeenWebhooks, ValidationError, verifyWebhook } from 'superoffice-bridge';

const hours = 3_600_000;

/**
 * Starts the receiver; resolves when it listens. `handle` is called once for each event. It should only store the event, such
 * as in a queue: SuperOffice waits for the response.
 */
export async function startReceiver({ port = 3000, secret, tenant, handle, seen = new MemorySeenWebhooks() }) {
  const app = express();

  // Before express.json(), or any other parser: the signature is of the bytes.
  app.post('/webhook', express.raw({ type: 'application/json', limit: '256kb' }), async (request, response) => {
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
    response.sendStatus(200);
  });

  app.use(express.json());
  app.post('/echo', (request, response) => response.json(request.body));

  app.use((error, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status = error instanceof AuthenticationError ? 401 : error instanceof ValidationError ? 400 : 500;
    console.error(error);
    response.sendStatus(status);
  });

  const server = await new Promise((resolve, reject) => {
    const listening = app.listen(port, '127.0.0.1', (error) => (error ? reject(error) : resolve(listening)));
  });
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const handle = async ({ Event, PrimaryKey }) => console.log(`${Event}: ${PrimaryKey}`);
  const { url } = await startReceiver({ secret: process.env.WEBHOOK_SECRET, handle });
  console.log(`listening at ${url}/webhook`);
}
