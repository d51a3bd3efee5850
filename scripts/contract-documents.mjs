// Writes a contract as WSDL 1.1 documents: one for each agent, and the types that several agents use in schemas beside
// them. They contain facts only: names, namespaces, types, order.

const services = 'http://www.superoffice.net/ws/crm/NetServer/Services88';
const prefixes = new Map([
  ['http://www.w3.org/2001/XMLSchema', 'xs'],
  [services, 'tns'],
  ['http://schemas.microsoft.com/2003/10/Serialization/Arrays', 'arrays'],
  ['http://schemas.microsoft.com/2003/10/Serialization/', 'ser'],
  ['http://schemas.datacontract.org/2004/07/System.Security.Cryptography', 'crypto'],
]);
/** Where the types of a namespace are declared if several agents use them. */
const sharedFiles = new Map([
  [services, 'carriers.xsd'],
  ['http://schemas.microsoft.com/2003/10/Serialization/Arrays', 'arrays.xsd'],
  ['http://schemas.datacontract.org/2004/07/System.Security.Cryptography', 'cryptography.xsd'],
]);
/** Types of Microsoft's, which are declared by hand. */
const byHand = new Set(['serialization.xsd', 'cryptography.xsd']);
const serializationTypes = new Set(['duration', 'guid', 'char']);

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const keyOf = ({ namespace, name }) => `{${namespace}}${name}`;
const byName = (left, right) => (left.name < right.name ? -1 : 1);

/**
 * @returns the text of each document by its file name; the schemas of Microsoft's types are not among them
 */
export function contractDocuments(contract) {
  const agents = contract.agentNames.map((name) => contract.agent(name));
  const users = usersOfTypes(agents);
  const documents = new Map();
  const headers = new Map();
  for (const agent of agents) {
    for (const operation of agent.operations.values()) {
      for (const field of [...operation.input.headers, ...operation.output.headers]) headers.set(field.name, field);
    }
    const own = [...users.values()].filter(({ agents: names, type }) => isOwn(type, names) && names.has(agent.name));
    documents.set(
      `${agent.name}.wsdl`,
      agentDocument(
        agent,
        own.map(({ type }) => type),
      ),
    );
  }
  for (const [namespace, file] of sharedFiles) {
    if (byHand.has(file)) continue;
    const types = [...users.values()].filter(
      ({ agents: names, type }) => type.namespace === namespace && !isOwn(type, names),
    );
    const elements = namespace === services ? [...headers.values()] : [];
    documents.set(
      file,
      schemaDocument(
        namespace,
        elements,
        types.map(({ type }) => type),
      ),
    );
  }
  return documents;
}

/** A type that one agent alone uses is declared in its document, so that a program loads what its agents need. */
const isOwn = ({ namespace }, agents) => namespace === services && agents.size === 1;

/** Every type that the agents' operations reach, by its name, with the agents that reach it. */
function usersOfTypes(agents) {
  const users = new Map();
  for (const agent of agents) {
    const visit = (type) => {
      if (type === undefined || type.kind === 'primitive') return;
      const key = keyOf(type);
      const known = users.get(key) ?? { type, agents: new Set() };
      if (known.agents.has(agent.name)) return;
      users.set(key, known);
      known.agents.add(agent.name);
      typesIn(type).forEach(visit);
    };
    for (const { input, output } of agent.operations.values()) {
      for (const field of [...input.fields, ...input.headers, ...output.fields, ...output.headers]) visit(field.type);
    }
  }
  return users;
}

function typesIn(type) {
  switch (type.kind) {
    case 'carrier':
      return [type.base, ...type.fields.map((field) => field.type), ...type.derived];
    case 'array':
      return [type.item.type];
    case 'dictionary':
      return [type.key.type, type.value.type];
    default:
      return [];
  }
}

function referenceTo(type) {
  if (type.kind !== 'primitive') return `${prefixes.get(type.namespace)}:${type.name}`;
  return serializationTypes.has(type.name) ? `ser:${type.name}` : `xs:${type.name}`;
}

function element({ name, type, nillable, optional }, { repeated = false, global = false } = {}) {
  const occurs = global ? '' : `${optional ? ' minOccurs="0"' : ''}${repeated ? ' maxOccurs="unbounded"' : ''}`;
  return `<xs:element name="${escaped(name)}" type="${referenceTo(type)}"${occurs}${nillable ? ' nillable="true"' : ''}/>`;
}

const complexType = (name, content) =>
  `<xs:complexType${name === undefined ? '' : ` name="${escaped(name)}"`}>\n${content}\n</xs:complexType>`;
const note = (content) => `<xs:annotation><xs:appinfo>${content}</xs:appinfo></xs:annotation>`;
const sequence = (elements) =>
  elements.length === 0 ? '<xs:sequence/>' : `<xs:sequence>\n${elements.join('\n')}\n</xs:sequence>`;

function declaration(type) {
  switch (type.kind) {
    case 'carrier': {
      const own = type.fields.slice(type.base?.fields.length ?? 0).map((field) => element(field));
      if (type.base === undefined) return complexType(type.name, sequence(own));
      const extension = `<xs:extension base="${referenceTo(type.base)}">\n${sequence(own)}\n</xs:extension>`;
      return complexType(type.name, `<xs:complexContent>\n${extension}\n</xs:complexContent>`);
    }
    case 'array':
      return complexType(type.name, sequence([element(type.item, { repeated: true })]));
    case 'dictionary': {
      const pair = complexType(undefined, sequence([element(type.key), element(type.value)]));
      const items = `<xs:element name="${type.pair.name}" minOccurs="0" maxOccurs="unbounded">\n${pair}\n</xs:element>`;
      return complexType(type.name, `${note('<ser:IsDictionary>true</ser:IsDictionary>')}\n${sequence([items])}`);
    }
    case 'enumeration':
      return simpleType(type, restriction(type));
    default:
      return simpleType(type, `<xs:list>\n<xs:simpleType>\n${restriction(type)}\n</xs:simpleType>\n</xs:list>`);
  }
}

/** WCF notes the type of the numbers if it is not `int`. */
function simpleType({ name, numberType }, content) {
  const start = `<xs:simpleType name="${escaped(name)}">`;
  const type = `<ser:ActualType Name="${numberType}" Namespace="http://www.w3.org/2001/XMLSchema"/>`;
  return [start, ...(numberType === undefined ? [] : [note(type)]), content, '</xs:simpleType>'].join('\n');
}

/** WCF writes the number of a member only if it is not the next one (the next power of two in flags). */
function restriction({ kind, members }) {
  const lines = members.map(({ name, value }, index) => {
    const implied = kind === 'flags' ? 2 ** index : index;
    const start = `<xs:enumeration value="${escaped(name)}"`;
    if (value === implied) return `${start}/>`;
    const number = `<ser:EnumerationValue>${value}</ser:EnumerationValue>`;
    return `${start}>${note(number)}</xs:enumeration>`;
  });
  return `<xs:restriction base="xs:string">\n${lines.join('\n')}\n</xs:restriction>`;
}

const namespacesIn = (text) =>
  [...prefixes]
    .filter(([, prefix]) => text.includes(`"${prefix}:`) || text.includes(`<${prefix}:`))
    .map(([namespace, prefix]) => ` xmlns:${prefix}="${namespace}"`)
    .join('');

/** The imports and the includes of the shared schemas. */
const referenced = (text, own) =>
  [...sharedFiles, ['http://schemas.microsoft.com/2003/10/Serialization/', 'serialization.xsd']]
    .filter(([namespace]) => namespace !== own && text.includes(`"${prefixes.get(namespace)}:`))
    .map(([namespace, file]) => `<xs:import namespace="${namespace}" schemaLocation="${file}"/>`);

function schemaDocument(namespace, headers, types) {
  const content = [
    ...headers.toSorted(byName).map((field) => element(field, { global: true })),
    ...types.toSorted(byName).map(declaration),
  ].join('\n');
  const imports = referenced(content, namespace);
  const body = [...imports, content].join('\n');
  const start = `<xs:schema${namespacesIn(`<xs:${body}`)} targetNamespace="${namespace}" elementFormDefault="qualified">`;
  return indented([start, body, '</xs:schema>'].join('\n'));
}

function agentDocument({ name, namespace, service, services: folder, operations }, types) {
  const all = [...operations.values()];
  const wrapper = ({ name: message, fields }) => {
    const content = complexType(undefined, sequence(fields.map((field) => element(field))));
    return `<xs:element name="${message}">\n${content}\n</xs:element>`;
  };
  // Two operations may have one answer (`AuthenticateResponse`).
  const messagesOf = (direction) => [...new Map(all.map((each) => [each[direction].name, each[direction]])).values()];
  const schema = [
    ...[...messagesOf('input'), ...messagesOf('output')].map(wrapper),
    ...types.toSorted(byName).map(declaration),
  ].join('\n');
  const directions = [
    ['input', 'Request', (message) => `${message.name}Request`],
    ['output', 'Response', (message) => message.name],
  ];
  const headersOf = (direction) => [
    ...new Map(all.flatMap((operation) => operation[direction].headers.map((field) => [field.name, field]))).values(),
  ];
  const part = (partName, elementName) => `<wsdl:part name="${partName}" element="tns:${elementName}"/>`;
  const message = (messageName, parts) => `<wsdl:message name="${messageName}">\n${parts.join('\n')}\n</wsdl:message>`;
  const messages = directions.flatMap(([direction, prefix, messageName]) => [
    message(
      `${prefix}Headers`,
      headersOf(direction).map((field) => part(field.name, field.name)),
    ),
    ...messagesOf(direction).map((each) => message(messageName(each), [part('parameters', each.name)])),
  ]);
  const inOperation = (operation, lines) =>
    [`<wsdl:operation name="${operation.name}">`, ...lines, '</wsdl:operation>'].join('\n');
  const abstract = all.map((operation) =>
    inOperation(
      operation,
      directions.map(([direction, , messageName]) => {
        const text = messageName(operation[direction]);
        return `<wsdl:${direction} name="${text}" message="tns:${text}"/>`;
      }),
    ),
  );
  const bound = all.map((operation) =>
    inOperation(operation, [
      `<soap:operation soapAction="${escaped(operation.soapAction)}" style="document"/>`,
      ...directions.flatMap(([direction, prefix, messageName]) => [
        `<wsdl:${direction} name="${messageName(operation[direction])}">`,
        ...operation[direction].headers.map(
          (field) => `<soap:header message="tns:${prefix}Headers" part="${field.name}" use="literal"/>`,
        ),
        '<soap:body use="literal"/>',
        `</wsdl:${direction}>`,
      ]),
    ]),
  );
  const declared = [`<xs:include schemaLocation="carriers.xsd"/>`, ...referenced(schema, namespace), schema].join('\n');
  const namespaces = `xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"${namespacesIn(`<xs:<tns:${schema}`)}`;
  const location = `https://sod.superoffice.com/Cust12345/Remote/${folder}/${service}`;
  return indented(
    [
      `<wsdl:definitions name="Wcf${name}Service" ${namespaces} targetNamespace="${namespace}">`,
      '<wsdl:types>',
      `<xs:schema targetNamespace="${namespace}" elementFormDefault="qualified">`,
      declared,
      '</xs:schema>',
      '</wsdl:types>',
      ...messages,
      `<wsdl:portType name="${name}">`,
      ...abstract,
      '</wsdl:portType>',
      `<wsdl:binding name="BasicHttpBinding_${name}" type="tns:${name}">`,
      '<soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>',
      ...bound,
      '</wsdl:binding>',
      `<wsdl:service name="Wcf${name}Service">`,
      `<wsdl:port name="BasicHttpBinding_${name}" binding="tns:BasicHttpBinding_${name}">`,
      `<soap:address location="${location}"/>`,
      '</wsdl:port>',
      '</wsdl:service>',
      '</wsdl:definitions>',
    ].join('\n'),
  );
}

/** Each line is one start tag, one end tag or one whole element. */
function indented(text) {
  let depth = 0;
  const lines = text.split('\n').map((line) => {
    if (line.startsWith('</')) depth--;
    const written = `${' '.repeat(depth)}${line}`;
    if (!line.startsWith('</') && !line.endsWith('/>') && !line.includes('</')) depth++;
    return written;
  });
  return `<?xml version="1.0" encoding="utf-8"?>\n${lines.join('\n')}\n`;
}
