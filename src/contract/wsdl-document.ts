import { ConfigurationError } from '../errors/index.js';
import { httpArguments } from './http-arguments.js';
import type { Agent, Field, HttpArguments, Message, Operation } from './model.js';
import { resolveName, type SchemaSet } from './schema-set.js';
import { attribute, childNamed, declaredName, childrenNamed, localName, type XmlElement } from './xml-document.js';

/** Turns one WSDL 1.1 document into an agent. Messages are resolved when an operation is first used. */
export function readAgent(definitions: XmlElement, schemas: () => SchemaSet, file: string): Agent {
  if (definitions.name !== 'definitions') {
    throw new ConfigurationError(`${file} is not a WSDL 1.1 document: its root element is <${definitions.name}>`);
  }
  const portType = childNamed(definitions, 'portType');
  const binding = childNamed(definitions, 'binding');
  if (portType === undefined || binding === undefined) {
    throw new ConfigurationError(`${file} has no ${portType === undefined ? 'portType' : 'binding'}`);
  }
  const name = declaredName(portType, file);
  const reader = new MessageReader(definitions, schemas, file);
  const operations = new Map<string, Operation>();
  const declared = new Map(childrenNamed(portType, 'operation').map((each) => [each.attributes['name'], each]));
  for (const bound of childrenNamed(binding, 'operation')) {
    const operationName = declaredName(bound, file);
    const abstract = declared.get(operationName);
    if (abstract === undefined) throw new ConfigurationError(`${file}: ${operationName} is bound but not declared`);
    operations.set(operationName, lazyOperation(name, operationName, bound, abstract, reader));
  }
  const address = serviceAddress(definitions, name);
  return { name, namespace: attribute(definitions, 'targetNamespace', file), ...address, operations };
}

function lazyOperation(
  agent: string,
  name: string,
  bound: XmlElement,
  abstract: XmlElement,
  reader: MessageReader,
): Operation {
  let input: Message | undefined;
  let output: Message | undefined;
  let soapAction: string | undefined;
  let http: { readonly value: HttpArguments | undefined } | undefined;
  return {
    agent,
    name,
    get http() {
      return (http ??= { value: httpArguments(this) }).value;
    },
    get soapAction() {
      return (soapAction ??= childNamed(bound, 'operation')?.attributes['soapAction'] ?? '');
    },
    get input() {
      return (input ??= reader.message(abstract, bound, 'input'));
    },
    get output() {
      return (output ??= reader.message(abstract, bound, 'output'));
    },
  };
}

class MessageReader {
  #messages: ReadonlyMap<string, XmlElement> | undefined;

  constructor(
    private readonly definitions: XmlElement,
    /** The schemas are read with the first message. */
    private readonly schemas: () => SchemaSet,
    private readonly file: string,
  ) {}

  message(abstract: XmlElement, bound: XmlElement, direction: 'input' | 'output'): Message {
    const declared = childNamed(abstract, direction);
    const binding = childNamed(bound, direction);
    if (declared === undefined || binding === undefined) {
      throw new ConfigurationError(`${this.file}: ${attribute(bound, 'name', this.file)} has no ${direction}`);
    }
    const part = this.#parts(attribute(declared, 'message', this.file))[0];
    if (part === undefined) throw new ConfigurationError(`${this.file}: an ${direction} message has no part`);
    const element = resolveName(part, attribute(part, 'element', this.file));
    const headers = childrenNamed(binding, 'header').map((header) => this.#header(header));
    return { ...element, fields: this.schemas().wrapperFields(element, this.file), headers };
  }

  #header(header: XmlElement): Field {
    const partName = attribute(header, 'part', this.file);
    const part = this.#parts(attribute(header, 'message', this.file)).find(
      (each) => each.attributes['name'] === partName,
    );
    if (part === undefined) throw new ConfigurationError(`${this.file} has no header part ${partName}`);
    return this.schemas().elementAsField(resolveName(part, attribute(part, 'element', this.file)), this.file);
  }

  #parts(qualified: string): XmlElement[] {
    this.#messages ??= new Map(
      childrenNamed(this.definitions, 'message').map((message) => [attribute(message, 'name', this.file), message]),
    );
    const message = this.#messages.get(localName(qualified));
    if (message === undefined) throw new ConfigurationError(`${this.file} has no message ${qualified}`);
    return childrenNamed(message, 'part');
  }
}

/** `…/Remote/Services88/Appointment.svc` names both the services folder and the service. */
function serviceAddress(definitions: XmlElement, agent: string): { service: string; services: string } {
  const port = childrenNamed(definitions, 'service').flatMap((service) => childrenNamed(service, 'port'))[0];
  const location = port === undefined ? undefined : childNamed(port, 'address')?.attributes['location'];
  const steps = location?.split(/[?#]/)[0]?.split('/') ?? [];
  // The document comes from a server, and these become steps of addresses to which credentials are sent.
  const [services = 'Services88', service = `${agent}.svc`] = steps.slice(-2).every((step) => /^\w[\w.-]*$/.test(step))
    ? [steps.at(-2), steps.at(-1)]
    : [];
  return { service, services };
}
