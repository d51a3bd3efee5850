import type { CanonicalObject, Operation } from '../../contract/index.js';
import type { Session } from '../access/access.js';
import { seedVersion } from '../seed/version.js';
import { withDefaults } from './absent-values.js';

/** The signed-in user as NetServer returns it at sign-in and from currentPrincipal. */
export function principalOf({ associateId, name, fullName }: Session): CanonicalObject {
  return {
    UserType: 'InternalAssociate',
    Associate: name,
    AssociateId: associateId,
    IsPerson: true,
    PersonId: 3,
    CountryId: 578,
    HomeCountryId: 578,
    ContactId: 1,
    GroupId: 1,
    BusinessId: 11,
    CategoryId: 1,
    ContactOwner: 1,
    RoleId: 1,
    RoleName: 'US:"User level 0";NO:"Brukernivå 0"',
    RoleDescription: '',
    RoleType: 'Employee',
    Licenses: [],
    FullName: fullName,
    EMailAddress: `${name}@example.com`,
    FunctionRights: ['admin-all', 'bulk-update'],
    EjUserId: associateId,
    EjAccessLevel: 0,
    EjUserStatus: 'StatusNormal',
    ProvidedCredentials: [],
    SecondaryGroups: [],
    DatabaseContextIdentifier: 'Cust12345',
  };
}

/** The server's information about itself, without authentication. */
export function systemInfo({ output }: Operation): unknown {
  const [field] = output.fields;
  return field === undefined
    ? null
    : withDefaults(field.type, {
        BuildLabel: seedVersion.label,
        AssemblyVersion: seedVersion.assembly,
        FileVersion: seedVersion.file,
        Description: seedVersion.name,
        IsUnicode: true,
        CompanyName: 'Fjordlys Industri AS',
        CompanyId: 1,
        DatabaseName: seedVersion.database,
      });
}
