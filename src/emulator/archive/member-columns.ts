import { type ArchiveColumn, computed, field, reference } from './columns.js';

const isFilled = (text: unknown) => typeof text === 'string' && text !== '';

/** Of the provider `ProjectMember`, besides the columns of the project, the person and the company. */
export const projectMemberColumns: readonly ArchiveColumn[] = [
  field('int', 'projectMemberId', 'ProjectmemberId', 'projectMember'),
  field('int', 'projectId', 'ProjectId', 'project'),
  field('int', 'contactId', 'ContactId', 'contact'),
  field('int', 'personId', 'PersonId', 'person'),
  reference('list', 'function', 'pmembtype', 'ProjectMemberTypeId', 'ProjectMemberTypeName'),
  computed('bool', 'hasInfoText', 'projectMember', ({ Comment }) => isFilled(Comment)),
  field('text', 'infoText', 'Comment', 'projectMember'),
  field('datetime', 'registered', 'Registered', 'projectMember'),
  field('datetime', 'updated', 'Updated', 'projectMember'),
];

/** Of the provider `SaleStakeholder`, besides the columns of the sale, the person and the company. */
export const saleStakeholderColumns: readonly ArchiveColumn[] = [
  field('int', 'saleStakeholderId', 'SaleStakeholderId', 'salestakeholder'),
  field('int', 'saleId', 'SaleId', 'sale'),
  field('text', 'comment', 'Comment', 'salestakeholder'),
  reference('list', 'salesRoleId', 'stakeholderrole', 'StakeholderRoleId', 'StakeholderRoleName'),
  computed('bool', 'hasInfoText', 'salestakeholder', ({ Comment }) => isFilled(Comment)),
];
