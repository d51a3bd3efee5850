import { type ArchiveColumn, computed, field, list, reference } from './columns.js';

const own = (type: ArchiveColumn['type'], name: string, path: string) => field(type, name, path, 'associate');

/** Of the providers of users, such as `AllUsers`, those that the emulator's users have. */
export const userColumns: readonly ArchiveColumn[] = [
  reference('associate', 'associateDbId', 'associate', 'AssociateId', 'Person.FullName'),
  reference('associate', 'assocName', 'associate', 'AssociateId', 'Name'),
  own('text', 'fullName', 'Person.FullName'),
  own('text', 'firstName', 'Person.Firstname'),
  own('text', 'lastName', 'Person.Lastname'),
  own('text', 'middleName', 'Person.MiddleName'),
  own('int', 'contactId', 'Person.ContactId'),
  own('int', 'personId', 'Person.PersonId'),
  own('text', 'contactName', 'Person.ContactName'),
  own('text', 'assocTooltip', 'Tooltip'),
  list('usergroup', 'UserGroup'),
  own('int', 'usergroupId', 'UserGroup.Id'),
  list('role', 'Role'),
  own('int', 'ejUserId', 'EjUserId'),
  own('text', 'ejDisplayName', 'NickName'),
  computed(
    'bool',
    'isActive',
    'associate',
    ({ Deleted, IsPersonRetired }) => Deleted !== true && IsPersonRetired !== true,
  ),
];
