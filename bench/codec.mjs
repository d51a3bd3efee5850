import soap from 'soap';
import { Contract } from '../dist/contract/index.js';
import { decodeEnvelope, encodeBody, encodeEnvelope } from '../dist/codec/xml/index.js';
import { documentIn } from './documents.mjs';
import { fullValue } from './entities.mjs';
import { compare, repeated } from './measure.mjs';
import { recordedAgents, recordedEntity } from './recorded.mjs';

/** Decoding and encoding entities by one WSDL document, against `soap` and JSON: recorded ones, and one with every field. */
export async function codecRows(contractFolder) {
  const contract = Contract.fromFolder(contractFolder);
  const rows = [];
  for (const agent of recordedAgents) {
    const { entity, soap: envelope } = recordedEntity(contract, agent);
    rows.push(...(await rowsOf(contractFolder, contract, agent, entity, envelope, 'recorded')));
  }
  const { output } = contract.operation('Appointment', 'GetAppointmentEntity');
  const generated = fullValue(output.fields[0].type);
  const envelope = Buffer.from(encodeEnvelope(output, { Response: generated }, { Succeeded: true }));
  rows.push(...(await rowsOf(contractFolder, contract, 'Appointment', generated, envelope, 'full')));
  return rows;
}

async function rowsOf(contractFolder, contract, agent, entity, envelope, kind) {
  const { output } = contract.operation(agent, `Get${agent}Entity`);
  const { input } = contract.operation(agent, `Save${agent}Entity`);
  const json = Buffer.from(JSON.stringify(entity));
  const { wsdl } = await soap.createClientAsync(documentIn(contractFolder, agent));
  const method = wsdl.definitions.bindings[`BasicHttpBinding_${agent}`].methods[`Save${agent}Entity`];
  const { $name, targetNSAlias, targetNamespace, $lookupType } = method.input;
  const parameters = { [`${agent}Entity`]: entity };
  const decode = await compare({
    soap: repeated(() => wsdl.xmlToObject(envelope.toString('utf8')), 5),
    bridge: repeated(() => decodeEnvelope(envelope, output, 'tolerant')),
    json: repeated(() => JSON.parse(json.toString('utf8'))),
  });
  const encode = await compare({
    soap: repeated(
      () => Buffer.from(wsdl.objectToDocumentXML($name, parameters, targetNSAlias, targetNamespace, $lookupType)),
      5,
    ),
    bridge: repeated(() => Buffer.from(encodeBody(input, parameters))),
    json: repeated(() => Buffer.from(JSON.stringify(entity))),
  });
  const what = `${kind} ${agent}Entity, ${Math.round(envelope.length / 1024)} KB`;
  return [
    { what: `decode ${what}`, peer: 'soap', peerRate: decode.soap, rate: decode.bridge, mark: 30 },
    { what: `decode ${what}`, peer: 'JSON.parse', peerRate: decode.json, rate: decode.bridge, mark: 0.7 },
    { what: `encode ${what}`, peer: 'soap', peerRate: encode.soap, rate: encode.bridge, mark: 30 },
    { what: `encode ${what}`, peer: 'JSON.stringify', peerRate: encode.json, rate: encode.bridge },
  ];
}
