// The SOAP gateway within a Fastify application, beside its own routes.
import { pathToFileURL } from 'node:url';
import fastify from 'fastify';
import { createGateway } from 'superoffice-bridge/gateway';

/** Starts the application; resolves when it listens. */
export async function startApplication({ port = 8080, connection = {}, options = {}, sources } = {}) {
  const gateway = await createGateway(connection, { usage: true, ...options }, sources);
  const app = fastify();

  app.get('/hello', async () => 'hello');

  // A context of its own: the other routes keep Fastify's parsers. The gateway reads the bodies of its requests itself.
  app.register(async (soap) => {
    soap.removeAllContentTypeParsers();
    soap.addContentTypeParser('*', (_request, _payload, done) => done(null));

    const passTo = (handler) => (request, reply) => {
      reply.hijack();
      handler(request.raw, reply.raw);
    };
    // Only for operators: put your own authorization in front of it.
    soap.get('/status', passTo(gateway.statusHandler));
    soap.get('/status/json', passTo(gateway.statusHandler));
    soap.route({ method: ['GET', 'POST'], url: '/*', handler: passTo(gateway.handler) });
  });

  app.addHook('onClose', () => gateway.close());
  await app.listen({ port, host: '127.0.0.1' });
  return { url: `http://127.0.0.1:${app.server.address().port}`, close: () => app.close() };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { url } = await startApplication();
  console.log(`SOAP clients call ${url}/Remote/Services88/Contact.svc`);
}
