import soap from 'soap';
import { Contract } from '../dist/contract/index.js';
import { decodeEnvelope, encodeBody, encodeEnvelope } from '../dist/codec/xml/index.js';
import { documentIn } from './documents.mjs';
import { fullValue } from './entities.mjs';
import { compare, repeated } from './measure.mjs';

/** Decoding and encoding a full AppointmentEntity by one WSDL document, against `soap` and, for scale, JSON. */
export async function codecRows(contractFolder) {
  const contract = Contract.fromFolder(contractFolder);
  const { output } = contract.operation('Appointment', 'GetAppointmentEntity');
  const { input } = contract.operation('Appointment', 'SaveAppointmentEntity');
  const entity = fullValue(output.fields[0].type);
  const envelope = Buffer.from(encodeEnvelope(output, { Response: entity }, { Succeeded: true }));
  const json = Buffer.from(JSON.stringify(entity));
  const client = await soap.createClientAsync(documentIn(contractFolder, 'Appointment'));
  const { wsdl } = client;
  const method = wsdl.definitions.bindings.BasicHttpBinding_Appointment.methods.SaveAppointmentEntity;
  const { $name, targetNSAlias, targetNamespace, $lookupType } = method.input;
  const decode = await compare({
    soap: repeated(() => wsdl.xmlToObject(envelope.toString('utf8'))),
    bridge: repeated(() => decodeEnvelope(envelope.toString('utf8'), output, 'tolerant')),
    json: repeated(() => JSON.parse(json.toString('utf8'))),
  });
  const encode = await compare({
    soap: repeated(() =>
      Buffer.from(
        wsdl.objectToDocumentXML($name, { AppointmentEntity: entity }, targetNSAlias, targetNamespace, $lookupType),
      ),
    ),
    bridge: repeated(() => Buffer.from(encodeBody(input, { AppointmentEntity: entity }))),
    json: repeated(() => Buffer.from(JSON.stringify(entity))),
  });
  const size = `${Math.round(envelope.length / 1024)} KB`;
  return [
    { what: `decode AppointmentEntity, ${size}`, peer: 'soap', peerRate: decode.soap, rate: decode.bridge, mark: 10 },
    { what: `decode AppointmentEntity, ${size}`, peer: 'JSON.parse', peerRate: decode.json, rate: decode.bridge },
    { what: 'encode AppointmentEntity', peer: 'soap', peerRate: encode.soap, rate: encode.bridge },
    { what: 'encode AppointmentEntity', peer: 'JSON.stringify', peerRate: encode.json, rate: encode.bridge },
  ];
}
