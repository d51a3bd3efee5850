import type { Store } from '../store/store.js';

const members = [
  { PersonId: 3, ContactId: 1, ProjectMemberTypeId: 1, ProjectMemberTypeName: 'Manager', Comment: 'Orders the crane' },
  { PersonId: 1, ContactId: 2, ProjectMemberTypeId: 2, ProjectMemberTypeName: 'Member', Comment: '' },
];

const stakeholders = [
  { PersonId: 2, ContactId: 2, StakeholderRoleId: 1, StakeholderRoleName: 'Decision maker', Comment: 'Signs' },
  { PersonId: 5, ContactId: 4, StakeholderRoleId: 2, StakeholderRoleName: 'Influencer', Comment: '' },
];

/** Members of the first project, and stakeholders of the first sale. */
export function seedMembers(store: Store): void {
  for (const [index, member] of members.entries()) {
    store.put('ProjectMember', index + 1, { ...member, ProjectmemberId: index + 1, ProjectId: 1 });
  }
  for (const [index, stakeholder] of stakeholders.entries()) {
    store.put('SaleStakeholder', index + 1, { ...stakeholder, SaleStakeholderId: index + 1, SaleId: 1 });
  }
}
