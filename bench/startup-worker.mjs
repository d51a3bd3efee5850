// From the start of the process to the first answer, by one contender: prints the CPU it took, and ends.
import { createRequire } from 'node:module';

const [, , contender, url, id, wsdl, contractFolder] = process.argv;

/** As in serving.mjs, which loads what a contender might not need. */
const auth = { kind: 'ticket', ticket: '7T:measuring', appToken: 'measuring' };

async function bridge(entry, transport, more = {}) {
  const { connect } = await import(entry);
  const so = await connect({ transport, tenant: { url }, auth, ...more }, { configFile: false, environment: false });
  return so.appointments.get(Number(id));
}

const contenders = {
  node: () => ({ AppointmentId: Number(id) }),
  async soap() {
    const { default: soap } = await import('soap');
    const client = await soap.createClientAsync(wsdl);
    client.setEndpoint(`${url}/Remote/Services88/Appointment.svc`);
    client.addSoapHeader('<Credentials><Ticket>7T</Ticket></Credentials>');
    const [answer] = await client.GetAppointmentEntityAsync({ AppointmentEntityId: Number(id) });
    return { AppointmentId: Number(answer.Response.AppointmentId) };
  },
  bridgeSoap: () => bridge('superoffice-bridge', 'soap', contractFolder && { contract: { source: contractFolder } }),
  async webapi() {
    const { AppointmentRestApi } = createRequire(import.meta.url)('@superoffice/webapi');
    const headers = { Authorization: 'SOTicket 7T:measuring' };
    const vendor = new AppointmentRestApi({ baseUrl: `${url}/api`, axiosConfig: { headers } });
    const { appointmentId } = await vendor.getByIdAsync(Number(id));
    return { AppointmentId: appointmentId };
  },
  bridgeRest: () => bridge('superoffice-bridge/rest', 'rest'),
  bridgeIndex: () => bridge('superoffice-bridge', 'rest'),
};

const { AppointmentId } = await contenders[contender]();
if (AppointmentId !== Number(id)) throw new Error(`${contender}: expected appointment ${id}, got ${AppointmentId}`);
const { user, system } = process.cpuUsage();
process.stdout.write(String((user + system) / 1000), () => process.exit(0));
