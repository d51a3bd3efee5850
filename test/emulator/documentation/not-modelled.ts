type Reason =
  | 'another agent'
  /** Of an entity that is modelled. */
  | 'another operation'
  /** A format or an address of its own, which is not of the APIs in JSON. */
  | 'another format'
  /** Signing in: `login.test.ts` and `sign-in.test.ts`. */
  | 'signing in'
  /** Metadata, operators and providers of archives: `archives.test.ts`. */
  | 'archives'
  /** Time zones: the resource of zones, and the header. */
  | 'time zones'
  /** Generated, one for each provider, without an answer. */
  | 'a provider';

/** The samples that are not here, for anyone who adds the agents. */
export const notModelled: readonly (readonly [reason: Reason, page: string, requests: readonly string[]])[] = [
  ['another agent', 'archive-providers/how-to-query', ['POST Agents/Find/FindFromRestrictionsColumns']],
  [
    'another agent',
    'search/find-selection/how-to-search',
    [
      'POST Agents/Selection/GetSelectionForFind',
      'POST Agents/Selection/GetDynamicSelectionCriteriaGroups',
      'POST Agents/Selection/SetDynamicSelectionCriteriaGroups',
      'GET Selection/28/CriteriaGroups',
      'PUT Selection/24/CriteriaGroups',
      'GET MDOList/SelectionMemberTypeV2',
      'GET MDOList/restrictionOperators/selectable?additional=positiveString',
    ],
  ],
  [
    'another agent',
    'search/find-selection/populate-selectable-columns',
    [
      'GET MDOList/archiveColumns:ContactPersonDynamicSelectionV2',
      'GET MDOList/archiveRestrictionColumns:ContactPersonDynamicSelectionV2',
      'GET MDOList/archiveEntities:ContactPersonDynamicSelectionV2',
    ],
  ],
  [
    'another agent',
    'search/find-selection/typical-search',
    ['GET MDOList/typicalSearch/selectable?additional=contact', 'POST Agents/Selection/GetSelectionForFind'],
  ],
  [
    'another agent',
    'web-services/howto/contact/get-person-image-options',
    ['POST Agents/BLOB/GetPersonImage', 'POST Agents/BLOB/GetPersonImageWithSize'],
  ],
  [
    'another agent',
    'web-services/howto/custom-objects',
    [
      'GET Contact/UdefLayout',
      'GET Contact/UdefLayout/SuperOffice:1',
      'POST Contact/UdefLayout?udefFieldType=Number',
      'PUT Contact/UdefLayout',
      'DELETE Contact/UdefLayout/SuperOffice:11',
      'GET Contact/UdefLayout/Publish',
      'POST Contact/UdefLayout/Publish',
      'POST Agents/Configuration/RebuildUdefDeltas',
      'POST Agents/UserDefinedFieldInfo/CreateUserDefinedFieldInfo',
      'POST Agents/UserDefinedFieldInfo/GetPublishedUserDefinedFieldList',
      'POST Agents/UserDefinedFieldInfo/GetUserDefinedFieldFromProgId',
      'POST Agents/UserDefinedFieldInfo/GetUserDefinedFieldFromFieldLabel',
      'POST Agents/UserDefinedFieldInfo/IsAnyPublishEventActive',
      'POST Agents/UserDefinedFieldInfo/SetPublishStartSystemEvent',
      'POST Agents/UserDefinedFieldInfo/Publish',
    ],
  ],
  ['another agent', 'web-services/howto/flows', ['POST Agents/Workflow/CreateDefaultWorkflowStepFromType']],
  ['another operation', 'lists/services/how-to/create-list-item', ['POST Agents/List/SaveListItemEntity']],
  ['another operation', 'lists/services/how-to/delete-list-item', ['POST Agents/List/DeleteFromListName']],
  ['another operation', 'lists/services/how-to/get-list-item', ['POST Agents/List/GetCategory?categoryId=3']],
  ['another operation', 'lists/services/how-to/get-list-items', ['POST Agents/List/GetCategories']],
  [
    'another operation',
    'web-services/endpoints/agents-webapi/index',
    ['POST Agents/Contact/GetContact?contactId=123', 'POST Agents/Appointment/CalculateDays'],
  ],
  [
    'another operation',
    'web-services/howto/contact/get-person-image-options',
    [
      'POST Agents/Person/GetPersonImage',
      'POST Agents/Person/GetPersonImages',
      'GET Person/93/Image?w=180&h=180&ifBlank=SrNoPhoto',
      'GET Person/93/ImageInfo',
    ],
  ],
  [
    'another operation',
    'web-services/howto/diary',
    ['POST Agents/Appointment/CreateVideoMeetingReservation', 'POST Agents/Appointment/DeleteVideoMeetingReservation'],
  ],
  [
    'another format',
    'web-services/endpoints/http-headers › XML',
    ['POST Agents/Contact/GetContactEntity?contactEntityId=123', 'GET Contact/123'],
  ],
  ['another format', 'authentication/onsite/sosession/using-soap', ['POST /remote/services88/contact.svc']],
  ['another format', 'web-services/endpoints/soap/index', ['POST /remote/services88/contact.svc']],
  ['another format', 'caching/flush-cache', ['GET /default.aspx?flush']],
  [
    'another format',
    'web-services/index › X-XSRF-TOKEN',
    ['GET Contact/2 with a cookie', 'GET Contact/2 with X-XSRF-TOKEN'],
  ],
  [
    'signing in',
    'authentication/online/sign-in-user/auth-code-flow',
    ['GET /login/common/oauth/authorize', 'POST /login/common/oauth/tokens'],
  ],
  ['signing in', 'authentication/online/sign-in-user/implicit-flow', ['GET /login/common/oauth/authorize']],
  [
    'signing in',
    'authentication/online/auth-application/get-system-user-ticket',
    ['POST /Login/api/PartnerSystemUser/Authenticate'],
  ],
  [
    'archives',
    'search/odata/metadata',
    [
      'POST Agents/Archive/GetProviderNames',
      'GET archive/findcontact$metadata',
      'POST Agents/Archive/GetAvailableColumns',
    ],
  ],
  ['archives', 'search/odata/dynamic-provider', ['GET archive/dynamic']],
  ['archives', 'web-services/howto/dashboard/get-dashboard-rest', ['GET archive/dynamic']],
  [
    'archives',
    'search/odata (associate, boolean, date, datetime, numbers, strings, unary)',
    ['GET contact?$filter=…', 'GET appointment?$filter=…'],
  ],
  ['time zones', 'web-services/so-timezone', ['GET timezone', 'POST example']],
  [
    'time zones',
    'web-services/endpoints/http-headers › SO-TIMEZONE',
    ['GET appointment/123 with NO', 'GET appointment/123 with 261', 'GET appointment/123 with includeTZOffset'],
  ],
  ['a provider', 'archive-providers/reference', ['GET archive/{provider}?$select=…']],
  ['a provider', 'mdo-providers/reference', ['GET MDOList/{provider}']],
];
