import { Contract, type TypeDescription } from '../../contract/index.js';
import { carrierType } from '../../transports/agent-exchanges.js';
import { entities } from '../../operations/index.js';

/** How a sweep reads an entity: by the key of its archive, as a whole or as a row. */
export interface SweptEntity {
  /** The archive column with the primary key. */
  readonly key: string;
  /** The column with the time of the last change. */
  readonly updated: string;
  /** The columns of a row that are compared. All are documented on the vendor's page on the archive. */
  readonly columns: readonly string[];
}

const columns = (names: string): readonly string[] => names.trim().split(/\s+/);

/** The entities that can be swept, in this order. */
export const sweptEntities = {
  contacts: {
    key: 'contactId',
    updated: 'updatedDate',
    columns: columns(`
      name department hasInfoText hasInterests associateId category business country number code orgnr stop
      contactNoMail registeredDate updatedDate
    `),
  },
  persons: {
    key: 'personId',
    updated: 'personUpdatedDate',
    columns: columns(`
      firstName middleName lastName fullName contactId title mrMrs position personNumber personCountry hasInfoText
      retired personNoMail personRegisteredDate personUpdatedDate
    `),
  },
  appointments: {
    key: 'appointmentId',
    updated: 'updatedDate',
    // Not time and endTime: SOAP gives a time of day to the minute.
    columns: columns(`
      text location type priority date endDate duration completed alarm isFree contactId personId projectId
      saleId associateId registeredDate updatedDate
    `),
  },
  projects: {
    key: 'projectId',
    updated: 'updatedDate',
    columns: columns(`
      name number type status associateId completed text description hasInfoText startDate endDate registeredDate
      updatedDate
    `),
  },
  sales: {
    key: 'saleId',
    updated: 'updatedDate',
    columns: columns(`
      heading saleNumber amount earning earningPercent probPercent date nextDueDate completed saleStatus saleType currency
      source description contactId personId projectId associateId registeredDate updatedDate
    `),
  },
  documents: {
    key: 'documentId',
    updated: 'updatedDate',
    columns: columns(`
      text name subject attention ourref yourref date snum completed contactId personId projectId saleId associateId
      registeredDate updatedDate
    `),
  },
} as const satisfies Partial<Record<keyof typeof entities, SweptEntity>>;

export type SweptEntityName = keyof typeof sweptEntities;

/** What a sweep can compare: the lists, and the entities. */
export type SweepSubject = 'lists' | SweptEntityName;

export const sweptEntityNames = Object.keys(sweptEntities) as readonly SweptEntityName[];

/** Lists come first: there are few, and a problem with them shows up again in every entity. */
export const sweepSubjects: readonly SweepSubject[] = ['lists', ...sweptEntityNames];

/** The carrier of an entity; it distinguishes text from members of an enumeration. */
export function carrierOf(name: SweptEntityName): TypeDescription {
  return carrierType(Contract.bundled(), entities[name]);
}

/** The MDO lists with a tenant's data that need only their name, as spelled in the vendor's reference. */
export const mdoListNames = columns(`
  amountclass associate business category comptr consentpurpose consentsource contactrelationdefinition contint country
  credited currency customerlanguage deliveryterms deliverytype doctmpl documenttypes ejcategory extapp intent iso639language
  language leadstatus legalbase mailingsubscriptiontype mrmrs paymentterms paymenttype persint perspos pmembtype priceunit
  pricelist priority prob productcategory productfamily producttype projectstatus projecttype projstatus projtype
  quoteapprreason quotedenyreason reason reasonsold reasonstalled rejectreason relationdefinition resource saleprobability
  salesource salestage salestatus saletype saletypecat salutation searchcat source stakeholderrole subscriptionunit tags task
  taskmenu ticketorigin ticketpriority ticketstatus tickettype usergroup
`);
