/**
 * The contract in the terms of its WSDL. It is the only source of shapes and names: for the codec, the checks of callers'
 * values, and the reading of JSON.
 */

export interface QualifiedName {
  readonly namespace: string;
  readonly name: string;
}

/** The XML Schema types in carriers, by their local names (`duration`, `guid` and `char` are Microsoft's). */
export const primitiveNames = [
  'string',
  'boolean',
  'byte',
  'short',
  'int',
  'long',
  'unsignedByte',
  'unsignedShort',
  'unsignedInt',
  'unsignedLong',
  'float',
  'double',
  'decimal',
  'dateTime',
  'duration',
  'base64Binary',
  'anyType',
  'anyURI',
  'guid',
  'char',
] as const;

export type PrimitiveName = (typeof primitiveNames)[number];

export interface PrimitiveType {
  readonly kind: 'primitive';
  readonly name: PrimitiveName;
}

export interface EnumerationMember {
  readonly name: string;
  readonly value: number;
}

/** One of a list of names; written as the name on every wire. */
export interface EnumerationType extends QualifiedName {
  readonly kind: 'enumeration';
  readonly members: readonly EnumerationMember[];
  /** The .NET type of the numbers, if it is not `int`. */
  readonly numberType?: string | undefined;
}

/** Any number of a list of names: `xs:list` in XML, `"Select, Update"` in JSON. */
export interface FlagsType extends QualifiedName {
  readonly kind: 'flags';
  readonly members: readonly EnumerationMember[];
  /** The .NET type of the numbers, if it is not `int`. */
  readonly numberType?: string | undefined;
}

/** A wrapper around repeated items: `ArrayOfint`, `ArrayOfPerson`, `ArrayOfArrayOfLocalizedField`. */
export interface ArrayType extends QualifiedName {
  readonly kind: 'array';
  readonly item: Field;
}

/** A list of key and value pairs in XML, an object in JSON. */
export interface DictionaryType extends QualifiedName {
  readonly kind: 'dictionary';
  /** The element that wraps a pair, such as `StringKeyValuePair`. */
  readonly pair: QualifiedName;
  readonly key: Field;
  readonly value: Field;
}

/** A structure with named fields; WCF reads and writes them in this order, those of the base type first. */
export interface CarrierType extends QualifiedName {
  readonly kind: 'carrier';
  readonly base: CarrierType | undefined;
  readonly fields: readonly Field[];
  readonly fieldsByName: ReadonlyMap<string, Field>;
  /** The types that extend this one, directly or indirectly. SOAP identifies them by `i:type`. */
  readonly derived: readonly CarrierType[];
}

export type TypeDescription = PrimitiveType | EnumerationType | FlagsType | ArrayType | DictionaryType | CarrierType;

export interface Field extends QualifiedName {
  readonly type: TypeDescription;
  /** Whether the element may have `i:nil="true"`. If not, it is omitted instead. */
  readonly nillable: boolean;
  /** Whether the element may be absent. */
  readonly optional: boolean;
}

/** The wrapper element in the SOAP body, and the header elements beside it. */
export interface Message extends QualifiedName {
  readonly fields: readonly Field[];
  readonly headers: readonly Field[];
}

/** How an operation of the HTTP-RPC agents takes its arguments. It is always a POST. */
export type HttpArguments =
  | { readonly kind: 'none' }
  /** In the query; the parameter for each field. */
  | { readonly kind: 'query'; readonly parameters: Readonly<Record<string, string>> }
  /** The only argument, an entity or an array, is the body itself. */
  | { readonly kind: 'body' }
  /** The body is an object of all arguments; the property for each field whose property has another name. */
  | { readonly kind: 'object'; readonly renamed: Readonly<Record<string, string>> };

export interface Operation {
  readonly agent: string;
  readonly name: string;
  /** Undefined if only SOAP has the operation. */
  readonly http: HttpArguments | undefined;
  /** Empty if the contract comes from OpenAPI documents, which do not describe SOAP; so are namespaces, and the headers. */
  readonly soapAction: string;
  readonly input: Message;
  readonly output: Message;
}

export interface Agent {
  readonly name: string;
  readonly namespace: string;
  /** The last step of the SOAP service's address, such as `Appointment.svc`. */
  readonly service: string;
  /** The folder of the services, such as `Services88`; Services84 to 88 still run. */
  readonly services: string;
  readonly operations: ReadonlyMap<string, Operation>;
}

/** The agents and carriers of a NetServer, from WSDL or OpenAPI documents. */
export interface Contract {
  /** OpenAPI documents do not describe SOAP: neither its namespaces nor the order of fields, which matters there. */
  readonly format: 'wsdl' | 'openapi';
  /** The folder or file that it is read from. */
  readonly source: string;
  readonly agentNames: readonly string[];
  /**
   * The carrier of the user who is signed in, which `GET /User/currentPrincipal` returns. In SOAP, the sign-in returns it; the
   * agents have no operation that does.
   *
   * @throws {ValidationError} if the contract does not have it
   */
  readonly principal: TypeDescription;
  /**
   * @throws {ValidationError} if the contract has no such agent; the message suggests similar names
   * @throws {ConfigurationError} if its document is invalid
   */
  agent(name: string): Agent;
  /**
   * @throws {ValidationError} if the contract has no such operation; the message suggests similar names
   * @throws {NotSupportedError} if only SOAP has the operation, and the contract does not describe SOAP
   * @throws {ConfigurationError} if its document is invalid
   */
  operation(agent: string, name: string): Operation;
  /** The text of an agent's WSDL document, or of a schema in the same folder; undefined if it does not exist. */
  documentText(name: string): string | undefined;
}
