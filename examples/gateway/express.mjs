// The SOAP gateway within an Express application, beside its own routes.
import { pathToFileURL } from 'node:url';
import express from 'express';
import { createGateway } from 'superoffice-bridge/gateway';

/** Starts the application; resolves when it listens. */
export async function startApplication({ port = 8080, connection = {}, options = {}, sources } = {}) {
  const gateway = await createGateway(connection, { usage: true, ...options }, sources);
  const app = express();

  app.get('/hello', (_request, response) => response.send('hello'));

  // Only for operators: put your own authorization in front of it.
  app.use('/status', gateway.statusHandler);

  // Last, and without a parser of bodies before it: the gateway reads them itself, and answers other paths with 404.
  app.use(gateway.handler);

  const server = await new Promise((resolve) => {
    const listening = app.listen(port, '127.0.0.1', () => resolve(listening));
  });
  const close = async () => {
    await new Promise((resolve) => server.close(resolve));
    await gateway.close();
  };
  return { url: `http://127.0.0.1:${server.address().port}`, close };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { url } = await startApplication();
  console.log(`SOAP clients call ${url}/Remote/Services88/Contact.svc`);
}
