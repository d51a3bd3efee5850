import fc from 'fast-check';
import { appointmentType, contract } from '../support/contract.js';

export { contract };
export const { output } = contract.operation('Appointment', 'GetAppointmentEntity');
export const appointment = appointmentType;
export const fieldNames = appointment.fields.map(({ name }) => name);

export const envelopeOf = (header: string, body: string) =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">` +
  `<s:Header>${header}</s:Header><s:Body>${body}</s:Body></s:Envelope>`;
export const scalar = fc.constantFrom(
  '5',
  '-1',
  'true',
  'x',
  '',
  '2026-11-26T10:00:00',
  'P1DT2H',
  'AAAA',
  ' 1 ',
  '1e3',
  '&amp;',
  '<![CDATA[y]]>',
  '<!-- z -->1',
);
export const attribute = fc.constantFrom(
  '',
  ' i:nil="true"',
  ' i:type="x:int" xmlns:x="http://www.w3.org/2001/XMLSchema"',
  ' xmlns="u"',
  ' xmlns:p="v"',
  " a='b'",
);
export const element = fc.letrec<{ node: string; content: string }>((tie) => ({
  node: fc
    .tuple(
      fc.constantFrom(...fieldNames, 'Response', 'string', 'KeyValueOfstringstring', 'Key', 'Value', 'Unknown'),
      attribute,
      tie('content'),
    )
    .map(([name, attributes, content]) =>
      content === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`,
    ),
  content: fc.oneof(
    { maxDepth: 5 },
    scalar,
    fc.array(tie('node'), { maxLength: 6 }).map((nodes) => nodes.join('')),
  ),
})).node;
export const xml = fc
  .array(element, { maxLength: 6 })
  .map((fields) =>
    envelopeOf(
      '<Succeeded xmlns="http://www.superoffice.net/ws/crm/NetServer/Services88">true</Succeeded>',
      `<${output.name} xmlns="${output.namespace}" xmlns:a="${appointment.namespace}"><Response>${fields.join('')}</Response></${output.name}>`,
    ),
  );
export const fault = fc
  .array(element, { maxLength: 4 })
  .map((detail) =>
    envelopeOf(
      '',
      `<s:Fault><faultcode>s:Server</faultcode><faultstring>x</faultstring><detail>${detail.join('')}</detail></s:Fault>`,
    ),
  );

export const json = fc.letrec<{ value: unknown; object: unknown }>((tie) => ({
  object: fc.dictionary(
    fc.constantFrom(...fieldNames, 'Message', 'ErrorType', 'InnerException', 'ModelState', '__proto__', 'x'),
    tie('value'),
    { maxKeys: 8 },
  ),
  value: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom(null, 0, -0, 5, 1e300, true, '', 'x', '2026-11-26T10:00:00', 'a.b[0]'),
    tie('object'),
    fc.array(tie('value'), { maxLength: 4 }),
  ),
}));
export const jsonText = json.object.map((value) => JSON.stringify(value));

export const settings = fc.record(
  {
    tenant: fc.oneof(
      fc.constantFrom('emulator', 'x'),
      fc.record(
        { url: fc.webUrl(), id: fc.string(), environment: fc.constantFrom('sod', 'online3', 'constructor') },
        { requiredKeys: [] },
      ),
    ),
    transport: fc.constantFrom('soap', 'rest', 'agents', 'x', 1),
    auth: fc.record(
      { kind: fc.constantFrom('ticket', 'basic', 'x'), ticket: fc.string(), appToken: fc.string(), user: fc.string() },
      { requiredKeys: [] },
    ),
    routes: fc.jsonValue(),
    http: fc.jsonValue(),
    resilience: fc.jsonValue(),
  },
  { requiredKeys: [] },
);
const anyOr = (value: fc.Arbitrary<unknown>) => fc.oneof({ weight: 6, arbitrary: value }, fc.jsonValue());
const columns = fc.dictionary(fc.constantFrom('contact_id', 'x_int', '__proto__', 'toString'), fc.jsonValue());

/** What webhooks post, right and wrong. */
export const webhookBodies = fc
  .record(
    {
      EventId: anyOr(fc.uuid()),
      Timestamp: anyOr(fc.constantFrom('2025-05-14T10:48:07.8912039Z', '2025-05-14')),
      Event: anyOr(fc.constantFrom('contact.created', 'list.110.changed', 'test', '')),
      PrimaryKey: anyOr(fc.integer()),
      Changes: anyOr(fc.array(fc.string())),
      FieldValues: anyOr(columns),
      Values: anyOr(columns),
      Entity: fc.jsonValue(),
      ContextIdentifier: fc.jsonValue(),
      ChangedByAssociateId: anyOr(fc.integer()),
      WebhookName: fc.jsonValue(),
      x: fc.jsonValue(),
    },
    { requiredKeys: ['Event', 'PrimaryKey'] },
  )
  .map((body) => JSON.stringify(body));
export const anyJson = fc.json({ maxDepth: 4 });

/** Envelopes with the content of a document, in pieces of every kind. */
export const documents = fc.array(fc.oneof(scalar, fc.base64String()), { maxLength: 8 }).map((parts) => {
  const { name, namespace } = contract.operation('Document', 'GetDocumentStream').output;
  return envelopeOf('', `<${name} xmlns="${namespace}"><Response>${parts.join('')}</Response></${name}>`);
});

/** Contracts of a few types that build on one another, and on themselves. */
export const wsdl = fc
  .array(
    fc
      .tuple(
        fc.constantFrom('A', 'B', 'C', 'ArrayOfA', '__proto__'),
        fc.constantFrom('A', 'B', 'C', 'ArrayOfA', 'xs:int'),
        fc.nat({ max: 4 }),
      )
      .map(([name, other, kind]) => {
        const type = other.startsWith('xs:') ? other : `t:${other}`;
        return [
          `<xs:complexType name="${name}"><xs:sequence><xs:element name="x" type="${type}"/></xs:sequence></xs:complexType>`,
          `<xs:complexType name="${name}"><xs:sequence><xs:element name="x" type="${type}" maxOccurs="unbounded"/></xs:sequence></xs:complexType>`,
          `<xs:complexType name="${name}"><xs:complexContent><xs:extension base="${type}"/></xs:complexContent></xs:complexType>`,
          `<xs:simpleType name="${name}"><xs:restriction base="${type}"/></xs:simpleType>`,
          `<xs:complexType name="${name}"><xs:sequence><xs:element name="p" maxOccurs="unbounded"><xs:complexType><xs:sequence><xs:element name="Key" type="xs:string"/><xs:element name="Value" type="${type}"/></xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType>`,
        ][kind];
      }),
    { maxLength: 6 },
  )
  .map((types) => smallWsdl(types.join('')));

/** OpenAPI documents of a few definitions that build on one another, and on themselves. */
export const openApi = fc
  .array(
    fc.tuple(
      fc.constantFrom('A', 'B', 'C', 'SuperOffice.CRM.Services.FieldInfoBase', '__proto__'),
      fc.constantFrom('A', 'B', 'C', 'D'),
      fc.nat({ max: 7 }),
    ),
    { maxLength: 6 },
  )
  .map((definitions) => {
    const schemas = definitions.map(([name, other, kind]) => {
      const to = { $ref: `#/definitions/${other}` };
      const shapes = [
        { type: 'object', properties: { x: to, FieldType: { type: 'string', enum: ['Date'] } } },
        { type: 'array', items: to },
        { type: 'object', additionalProperties: to },
        { allOf: [to, { type: 'object', properties: { y: { type: 'integer' } } }] },
        { anyOf: [to, { type: 'null' }] },
        to,
        { type: ['string', 'null'], enum: ['a', 1] },
        { nullable: true, oneOf: [to] },
      ];
      return [name, shapes[kind]] as const;
    });
    const responses = { '200': { schema: { $ref: '#/definitions/A' } } };
    const post = { parameters: [{ in: 'query', name: 'id', type: 'integer' }], responses };
    const paths = { '/api/v1/Agents/Fuzz/GetA': { post } };
    return JSON.stringify({ swagger: '2.0', paths, definitions: Object.fromEntries(schemas) });
  });

/** A document of one operation, `Ask`, that takes and gives an `A`. */
export function smallWsdl(types: string): string {
  const wrapper = (name: string) =>
    `<xs:element name="${name}"><xs:complexType><xs:sequence><xs:element name="Response" type="t:A"/></xs:sequence></xs:complexType></xs:element>`;
  return `<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="u" targetNamespace="u">
<w:types><xs:schema targetNamespace="u">${wrapper('Ask')}${wrapper('AskResponse')}${types}</xs:schema></w:types>
<w:message name="in"><w:part name="p" element="t:Ask"/></w:message><w:message name="out"><w:part name="p" element="t:AskResponse"/></w:message>
<w:portType name="Fuzz"><w:operation name="Ask"><w:input message="t:in"/><w:output message="t:out"/></w:operation></w:portType>
<w:binding name="b" type="t:Fuzz"><w:operation name="Ask"><w:input/><w:output/></w:operation></w:binding>
</w:definitions>`;
}
