// A small web service over SuperOffice. It knows nothing of transports: superoffice.config.yaml does.
import { pathToFileURL } from 'node:url';
import express from 'express';
import { connect, NotFoundError, ValidationError, where } from 'superoffice-bridge';

/** Starts the service; resolves when it listens. The configuration is found as `connect` finds it. */
export async function startService({ port = 3000, configFile } = {}) {
  const so = await connect(undefined, { configFile });
  so.routing.on('applied', ({ transport, routes }) => console.log(`now: ${transport}, and ${routes.length} routes`));
  so.routing.on('refused', (error) => console.error(error.message));

  const app = express();
  app.use(express.json());

  app.get('/me', async (_request, response) => {
    const { FullName } = await so.principal();
    response.json({ name: FullName });
  });

  app.get('/companies', async (request, response) => {
    const search = so.contacts.query({
      select: ['name', 'category'],
      filter: where('name').begins(String(request.query.name ?? '')),
      orderBy: 'name',
      top: 20,
    });
    response.json(await search.toArray());
  });

  app.get('/companies/:id', async (request, response) => {
    response.json(await so.contacts.get(Number(request.params.id), { select: ['Name', 'Department', 'Category'] }));
  });

  app.get('/tasks', async (_request, response) => {
    const tasks = await so.lists.items('task');
    response.json(tasks.map(({ Id, Name }) => ({ id: Id, name: Name })));
  });

  app.put('/companies/:id/department', async (request, response) => {
    const id = Number(request.params.id);
    const { Department } = await so.contacts.merge(id, { Department: request.body.department });
    response.json({ department: Department });
  });

  app.use((error, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status = error instanceof NotFoundError ? 404 : error instanceof ValidationError ? 400 : 502;
    response.status(status).json({ error: error.name });
  });

  const server = await new Promise((resolve, reject) => {
    const listening = app.listen(port, '127.0.0.1', (error) => (error ? reject(error) : resolve(listening)));
  });
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    so,
    async close() {
      await new Promise((resolve) => server.close(resolve));
      await so.close();
    },
  };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { url } = await startService();
  console.log(`listening at ${url}`);
}
