import { Contract, type TypeDescription } from '../../contract/index.js';
import { type EntityName, entityRow } from '../../operations/index.js';
import { carrierType } from '../../transports/agent-exchanges.js';

/** The carrier of an entity; it distinguishes text from members of an enumeration. */
export function carrierOf(name: EntityName): TypeDescription {
  return carrierType(Contract.bundled(), entityRow(name));
}

/** The MDO lists with a tenant's data that need only their name, as spelled in the vendor's reference. */
export const mdoListNames = words(`
  amountclass associate business category comptr consentpurpose consentsource contactrelationdefinition contint country
  credited currency customerlanguage deliveryterms deliverytype doctmpl documenttypes ejcategory extapp intent iso639language
  language leadstatus legalbase mailingsubscriptiontype mrmrs paymentterms paymenttype persint perspos pmembtype priceunit
  pricelist priority prob productcategory productfamily producttype projectstatus projecttype projstatus projtype
  quoteapprreason quotedenyreason reason reasonsold reasonstalled rejectreason relationdefinition resource saleprobability
  salesource salestage salestatus saletype saletypecat salutation searchcat source stakeholderrole subscriptionunit tags task
  taskmenu ticketorigin ticketpriority ticketstatus tickettype usergroup
`);

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
