# An application on SOAP, with zeep. Prints one line of JSON for each step.
# python3 round.py <site> <services> <wsdl|singleWsdl> <application token> <access token>
import base64
import json
import sys

from zeep import Client, xsd
from zeep.helpers import serialize_object

site, services, document, application_token, access_token = sys.argv[1:]
namespace = f"http://www.superoffice.net/ws/crm/NetServer/{services}"
ticket = None
clients = {}


def plain(value):
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def client_of(agent):
    if agent not in clients:
        clients[agent] = Client(f"{site}/Remote/{services}/{agent}.svc?{document}")
    return clients[agent]


def call(step, agent, operation, **parameters):
    headers = {"ApplicationToken": application_token}
    if ticket is not None:
        headers["Credentials"] = {"Ticket": ticket}
    answer = client_of(agent).service[operation](_soapheaders=headers, **parameters)
    result = serialize_object(answer.body, dict)
    if ticket is None and result["Credentials"]:
        result["Credentials"]["Ticket"] = result["Credentials"]["Ticket"] and "issued"
    print(json.dumps({"step": step, "result": result, "header": serialize_object(answer.header, dict)}, default=plain))
    return answer.body


person = {"UserName": "sam", "Password": "sam"}
call("sign-in by token", "SoPrincipal", "AuthenticateWithAccessToken", AccessToken=access_token)
signed_in = call("sign-in", "SoPrincipal", "AuthenticateUsernamePassword", **person)
call("refused sign-in", "SoPrincipal", "AuthenticateUsernamePassword", UserName="sam", Password="wrong")
ticket = signed_in.Credentials.Ticket

contact = call("default", "Contact", "CreateDefaultContactEntity").Response
contact.Name = 'Ålesund & <Sons> – "Tre"'
contact.Department = "two\nlines"
contact = call("create", "Contact", "SaveContactEntity", ContactEntity=contact).Response
contact_id = contact.ContactId
contact = call("read", "Contact", "GetContactEntity", ContactEntityId=contact_id).Response
contact.Department = "changed"
call("update", "Contact", "SaveContactEntity", ContactEntity=contact)

factory = client_of("Archive").type_factory(namespace)
by_name = factory.ArchiveRestrictionInfo(
    Name="name", Operator="begins", Values={"string": ["Nor"]}, IsActive=True, InterOperator="Or"
)
by_department = factory.ArchiveRestrictionInfo(
    Name="department", Operator="=", Values={"string": ["changed"]}, IsActive=True
)
call(
    "search",
    "Archive",
    "GetArchiveListByColumns",
    ProviderName="FindContact",
    Columns={"string": ["contactId", "name", "department", "registeredDate"]},
    SortOrder={"ArchiveOrderByInfo": [{"Name": "name", "Direction": "DESC"}]},
    Restriction={"ArchiveRestrictionInfo": [by_name, by_department]},
    Page=0,
    PageSize=10,
)
call("list", "MDO", "GetList", Name="business", ForceFlatList=False, AdditionalInfo=xsd.Nil, OnlyHistory=False)
call("items", "List", "GetListEntityByName", Name="task")

letter = call("default document", "Document", "CreateDefaultDocumentEntity").Response
letter.Header = "A letter"
letter.Name = "letter.txt"
letter = call("create document", "Document", "SaveDocumentEntity", DocumentEntity=letter).Response
content = "content: æøå".encode()
call("write content", "Document", "SetDocumentStreamFromId", DocumentId=letter.DocumentId, Stream=content)
call("read content", "Document", "GetDocumentStream", DocumentId=letter.DocumentId)

call("delete", "Contact", "DeleteContactEntity", ContactEntityId=contact_id)
call("absent", "Contact", "GetContactEntity", ContactEntityId=contact_id)
call("forbidden", "Project", "GetProjectEntity", ProjectEntityId=1)
ticket = "7T:unknown"
call("unknown ticket", "Contact", "GetContactEntity", ContactEntityId=2)
