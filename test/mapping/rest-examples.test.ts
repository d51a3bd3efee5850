import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Contract } from '../../src/contract/index.js';
import { languages, mappingOf } from '../../src/mapping/index.js';
import { type CurlRequest, readCurl } from './curl-request.js';

const vendor = join(process.env['NETSERVER_CONTRACT'] ?? '', 'openapi', 'Swagger-v1-REST.json');

interface Schema {
  readonly type?: string;
  readonly $ref?: string;
}

interface Parameter extends Schema {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'body' | 'formData';
  readonly required?: boolean;
  readonly enum?: readonly string[];
  readonly collectionFormat?: string;
  readonly schema?: Schema;
}

interface DocumentOperation {
  readonly operationId: string;
  readonly consumes?: readonly string[];
  readonly produces?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly responses: Readonly<Record<string, { readonly schema?: Schema }>>;
}

type Paths = Readonly<Record<string, Readonly<Record<string, DocumentOperation>>>>;

const paths: Paths = existsSync(vendor) ? (JSON.parse(readFileSync(vendor, 'utf8')) as { paths: Paths }).paths : {};
const contract = Contract.bundled();
const mappings = contract.agentNames.flatMap((agent) =>
  [...contract.agent(agent).operations.keys()].map((operation) => mappingOf(contract, agent, operation)),
);
const calls = mappings.flatMap((mapping) => mapping.rest.map((call) => ({ mapping, call })));

/** The call of an example, what the program sends by curl, and what the document says of it. */
const examples = calls.map(({ mapping, call }) => {
  const template = `/api/v1/${call.pattern.split('?')[0] ?? ''}`;
  const described = paths[template]?.[call.method.toLowerCase()];
  const request = readCurl(languages.curl.write(mapping, call) ?? '');
  return { name: `${mapping.name} ${call.method} ${template}`, mapping, call, template, described, request };
});

type Example = (typeof examples)[number];

/** What is wrong with each example, with its name; the document decides. */
function wrong(check: (example: Example, described: DocumentOperation) => readonly string[]): string[] {
  return examples.flatMap((example) =>
    example.described === undefined
      ? []
      : check(example, example.described).map((problem) => `${example.name}: ${problem}`),
  );
}

const parametersIn = ({ parameters = [] }: DocumentOperation, place: Parameter['in']) =>
  parameters.filter((parameter) => parameter.in === place);

function valuesInPath({ template, request }: Example): Readonly<Record<string, string>> {
  const pattern = template
    .replaceAll(/[.$]/g, String.raw`\$&`)
    .replaceAll(/\{(\w+)\}/g, (_all, name: string) => `(?<${name}>[^/]+)`);
  return new RegExp(`^${pattern}$`).exec(request.url.pathname)?.groups ?? {};
}

function problemOf({ type, enum: members }: Parameter, value: string): string | undefined {
  if (members !== undefined && !members.includes(value)) return `${value} is not in ${members.join(', ')}`;
  if (type === 'integer' && !/^-?\d+$/.test(value)) return `${value} is not an integer`;
  if (type === 'boolean' && !/^(?:true|false)$/.test(value)) return `${value} is not a boolean`;
  if (type !== 'boolean' && /^(?:true|false)$/.test(value)) return `${value} is a boolean`;
  return /^[[{]|^$/.test(value) ? `${value} is JSON or empty` : undefined;
}

const successOf = ({ responses }: DocumentOperation) => responses['200'] ?? responses['201'];

function typeOfBody({ body }: CurlRequest): string {
  const value: unknown = body === undefined ? undefined : JSON.parse(body);
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Arguments that REST does not take, each with the reason. */
const withoutPlace: Readonly<Record<string, string>> = {
  'Archive.GetArchiveList GuiName': 'the columns of a list in a program of SuperOffice; REST takes $select',
  'Archive.GetAvailableColumns Context': '$metadata takes no context',
  'MDO.GetList OnlyHistory': 'no parameter of the list',
  'MDO.GetSelectableList OnlyHistory': 'no parameter of the list',
  'Selection.SetDynamicSelectionCriteria3 Filter': 'the document says: restrictions in the body, or $filter',
};

/** Arguments whose example is empty, so that a parameter would say nothing. */
const leftEmpty = /^(?:AdditionalInfo|Options)$/;

(existsSync(vendor) ? describe : describe.skip)("an example for REST, by the vendor's OpenAPI document", () => {
  it('calls a method of a path that the document has', () => {
    expect(examples.length).toBeGreaterThan(500);
    expect(examples.filter(({ described }) => described === undefined).map(({ name }) => name)).toEqual([]);
    expect(examples.filter(({ call, request }) => call.method !== request.method)).toEqual([]);
  });

  it('has a value of the right type in each step of the path', () => {
    const problems = wrong((example, described) => {
      const values = valuesInPath(example);
      return parametersIn(described, 'path').flatMap((parameter) => {
        const value = values[parameter.name];
        const problem = value === undefined ? 'no value' : problemOf(parameter, decodeURIComponent(value));
        return problem === undefined ? [] : [`${parameter.name}: ${problem}`];
      });
    });
    expect(problems).toEqual([]);
  });

  it('has the required parameters in its query, and only parameters of the document, of the right type', () => {
    const problems = wrong(({ request: { url } }, described) => {
      const known = parametersIn(described, 'query');
      const missing = known.filter(({ name, required }) => required === true && !url.searchParams.has(name));
      const given = [...url.searchParams].flatMap(([name, value]) => {
        const parameter = known.find((each) => each.name === name);
        if (parameter === undefined) return [`${name} is unknown`];
        const item = parameter.type === 'array' ? { ...parameter, type: 'string' } : parameter;
        const problem = problemOf(item, value);
        return problem === undefined ? [] : [`${name}: ${problem}`];
      });
      return [...missing.map(({ name }) => `${name} is missing`), ...given];
    });
    expect(problems).toEqual([]);
    // An array is repeated, one item each: no example has to write another format.
    const formats = examples.flatMap(({ described }) =>
      parametersIn(described ?? { operationId: '', responses: {} }, 'query').flatMap(({ type, collectionFormat }) =>
        type === 'array' ? [collectionFormat] : [],
      ),
    );
    expect([...new Set(formats)]).toEqual(['multi']);
  });

  it('sends a body where the document has one, in a content type that it consumes', () => {
    const problems = wrong(({ request }, described) => {
      const [body] = [...parametersIn(described, 'body'), ...parametersIn(described, 'formData')];
      const sends = request.file !== undefined || request.body !== undefined;
      if (body === undefined) return sends ? ['it sends a body'] : [];
      if (!sends) return ['it sends no body'];
      const { consumes = [] } = described;
      const type = request.headers['content-type'] ?? 'no type';
      // The document leaves the types of a patch out, and names merge patches in its description.
      const known = consumes.length > 0 ? consumes : ['application/merge-patch+json'];
      return known.includes(type) ? [] : [`${type} is not in ${known.join(', ')}`];
    });
    expect(problems).toEqual([]);
  });

  it('sends JSON of the type of the schema, and a file for content', () => {
    const problems = wrong(({ request, call }, described) => {
      const [body] = parametersIn(described, 'body');
      const [file] = parametersIn(described, 'formData');
      const isContent = file?.type === 'file' || (body?.schema?.type === 'string' && 'format' in body.schema);
      if (isContent) return request.file === undefined ? ['it sends no file'] : [];
      if (body === undefined || call.method === 'PATCH') return [];
      const expected = body.schema?.type ?? 'object';
      const sent = request.file === undefined ? typeOfBody(request) : 'object';
      return sent === expected ? [] : [`${sent} instead of ${expected}`];
    });
    expect(problems).toEqual([]);
  });

  it('accepts a type that the document produces, and reads the answer if there is one', () => {
    const problems = wrong(({ call, request }, described) => {
      const hasAnswer = successOf(described)?.schema !== undefined;
      if (hasAnswer === (call.answer === 'nothing')) return [hasAnswer ? 'the answer is ignored' : 'nothing to read'];
      const accept = request.headers['accept'] ?? '';
      const { produces = [] } = described;
      const isRange = (type: string) => accept.endsWith('/*') && type.startsWith(accept.slice(0, -1));
      const fits = produces.some((type) => type === accept || isRange(type));
      return hasAnswer && !fits ? [`${accept} is not in ${produces.join(', ')}`] : [];
    });
    expect(problems).toEqual([]);
  });

  it('is the same request in C# and PHP', () => {
    const problems = examples.flatMap(({ name, mapping, call, request }) =>
      [languages.csharp, languages.php].flatMap(({ title, write }) => {
        const code = write(mapping, call) ?? '';
        const address = code.replaceAll(/(['"])\n {4}[+.] \1/g, '');
        const expected = [request.url.href.slice(request.url.origin.length), ...Object.values(request.headers)].filter(
          (text) => text !== 'Bearer $TOKEN',
        );
        return expected.flatMap((text) => (address.includes(text) ? [] : [`${name}: ${title} lacks ${text}`]));
      }),
    );
    expect(problems).toEqual([]);
  });

  it('has a place for each argument of the operation', () => {
    const problems = wrong(({ mapping: { name, operation, rest }, call, request, template }, described) => {
      const { fields } = operation.input;
      const inPath = parametersIn(described, 'path').length;
      const sends = request.file !== undefined || request.body !== undefined;
      const places = inPath + new Set(request.url.searchParams.keys()).size + (sends ? 1 : 0);
      // Of several resources, the one that is called takes the place of an argument.
      const isOneOfSeveral = rest.filter(({ method }) => method === call.method).length > 1;
      const known = fields.filter(
        (field) => Object.hasOwn(withoutPlace, `${name} ${field.name}`) || leftEmpty.test(field.name),
      ).length;
      const lost = fields.length - known - places - (isOneOfSeveral ? 1 : 0);
      return lost > 0 ? [`${lost} of ${fields.map((field) => field.name).join(', ')} lost in ${template}`] : [];
    });
    expect(problems).toEqual([]);
  });

  it('leaves out no resource that has the same call', () => {
    const operationsByName = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => ({
        steps: path.split('/'),
        call: `${method.toUpperCase()} ${path}`,
        method,
        name: operationId.replace(/^v\d[A-Za-z]+_/, ''),
      })),
    );
    const listed = new Set(examples.map(({ call, template }) => `${call.method} ${template}`));
    const problems = examples.flatMap(({ name, template, call, described }) => {
      const own = described?.operationId.replace(/^v\d[A-Za-z]+_/, '');
      const steps = template.split('/');
      return operationsByName
        .filter((other) => other.name === own && other.method === call.method.toLowerCase())
        .filter((other) => {
          const fixed = (step: string | undefined) => step !== undefined && !step.startsWith('{');
          const differing = other.steps.flatMap((step, index) => (step === steps[index] ? [] : [[step, steps[index]]]));
          const isTwin = differing.length === 1 && differing.flat().every(fixed);
          return isTwin && other.steps.length === steps.length;
        })
        .flatMap((other) => (listed.has(other.call) ? [] : [`${name} and not ${other.call}`]));
    });
    expect(problems).toEqual([]);
  });
});
