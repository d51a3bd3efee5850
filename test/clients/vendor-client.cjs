// The vendor's own client against an emulator, in a process of its own, since the host's time zone matters to it.
// Prints what it saw as JSON.
const { AppointmentRestApi, ContactRestApi, MDOAgent, AppointmentAgent, ArchiveAgent } = require('@superoffice/webapi');

const [, , baseUrl, authorization] = process.argv;
const options = { baseUrl, axiosConfig: { headers: { Authorization: authorization } } };

async function main() {
  const appointments = new AppointmentRestApi(options);
  const contacts = new ContactRestApi(options);
  const seen = { offset: new Date(2026, 0, 1).getTimezoneOffset() };

  const blank = await appointments.getDefaultAsync();
  blank.description = 'Hello from the vendor’s client';
  blank.contact = { contactId: 2 };
  blank.startDate = new Date('2026-11-23T15:00:00Z');
  const created = await appointments.postAsync(blank);
  seen.appointmentId = created.appointmentId;
  seen.alarm = created.alarmLeadTime.asMinutes();
  const patched = await appointments.patchByIdAsync(created.appointmentId, [
    { op: 'replace', path: '/Person', value: { PersonId: 1 } },
  ]);
  seen.person = patched.person.fullName;
  const merged = await appointments.patchByIdAsync(created.appointmentId, { task: { taskListItemId: 2 } });
  seen.task = merged.task.value;
  const read = await appointments.getByIdAsync(created.appointmentId);
  seen.contact = read.contact.name;
  seen.description = read.description;
  const overAgents = await new AppointmentAgent(options).getAppointmentEntityAsync(created.appointmentId);
  seen.sameOverAgents = overAgents.description === read.description;
  seen.deleteFirst = process.argv[4] === 'keep' ? undefined : await remove(appointments, created.appointmentId);

  const company = await contacts.getDefaultAsync();
  company.name = 'A company of the vendor’s client';
  const contact = await contacts.postAsync(company);
  contact.department = 'Changed';
  const put = await contacts.putByIdAsync(contact.contactId, contact);
  seen.department = put.department;
  seen.category = put.category.value;
  seen.deleteSecond = await remove(contacts, contact.contactId);

  const tasks = await new MDOAgent(options).getListAsync('task', false, '', false);
  seen.tasks = tasks.map((task) => `${task.id} ${task.name}`);
  const found = await new ArchiveAgent(options).getArchiveListByColumnsWithHeaderWithContext2Async(
    'FindContact',
    'name,contactId',
    'name desc',
    "name contains 'ltd'",
    'contact',
    0,
    10,
    '',
    '',
  );
  seen.found = found.rows.map((row) => `${row.primaryKey} ${row.columnData.name.displayValue}`);
  seen.marked = found.rows[0].columnData.contactId.displayValue;
  console.log(JSON.stringify(seen));
}

async function remove(api, id) {
  await api.deleteByIdAsync(id);
  try {
    await api.getByIdAsync(id);
    return 'still there';
  } catch (error) {
    return error.response.status;
  }
}

main().catch((error) => {
  console.error(error.message, error.response && error.response.data);
  process.exitCode = 1;
});
