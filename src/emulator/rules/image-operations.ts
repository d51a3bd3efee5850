import type { OperationHandler } from '../operation-handler.js';
import { badRequest } from '../server-error.js';
import { requiredRules } from './generic-entities.js';

/** Which entities have an image, and what the blob agent calls it. */
const owners = [
  { entity: 'Contact', image: 'ContactImage', parameter: 'ContactId', content: 'Image' },
  { entity: 'Person', image: 'PersonImage', parameter: 'PersonId', content: 'Image' },
  { entity: 'Project', image: 'ProjectImage', parameter: 'ProjectId', content: 'Image' },
  { entity: 'Product', image: 'ProductImage', parameter: 'ProductId', content: 'Image' },
  { entity: 'Blob', image: 'BlobStream', parameter: 'BlobEntityId', content: 'Stream' },
] as const;

/** The images of entities and the content of blobs. An entity without one answers null. */
export const imageOperations: readonly (readonly [string, OperationHandler])[] = owners.flatMap(
  ({ entity, image, parameter, content }): (readonly [string, OperationHandler])[] => {
    const keyOf = (id: unknown) => `${entity} ${Number(id)}`;
    return [
      [
        `BLOB.Get${image}`,
        ({ store, entities }, parameters) => {
          entities.get(requiredRules(entity), Number(parameters[parameter]));
          return { Response: store.images.get(keyOf(parameters[parameter]))?.toString('base64') ?? null };
        },
      ],
      [
        `BLOB.Set${image}`,
        ({ store, entities }, parameters) => {
          entities.get(requiredRules(entity), Number(parameters[parameter]));
          const bytes = parameters[content];
          if (typeof bytes !== 'string') throw badRequest(`${content} is null`);
          store.images.set(keyOf(parameters[parameter]), Buffer.from(bytes, 'base64'));
          return {};
        },
      ],
    ];
  },
);
