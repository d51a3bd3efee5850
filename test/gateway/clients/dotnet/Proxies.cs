// An application on SOAP, with the proxies that `wsdl` generates (System.Web.Services). Prints one line of JSON for each step.
// Proxies.exe <site> <services> <wsdl|singleWsdl> <application token>
using System;
using System.Text;
using System.Web.Services.Protocols;

public static class Proxies
{
    static string site, applicationToken, ticket;

    // Each generated service has the same headers, of types of its own namespace.
    static Service At<Service>(Service service, string agent) where Service : SoapHttpClientProtocol
    {
        service.Url = site + "/" + agent + ".svc";
        SetHeader(service, "ApplicationToken", "Text", new[] { applicationToken });
        if (ticket != null) SetHeader(service, "CredentialsValue", "Ticket", ticket);
        return service;
    }

    static void SetHeader(object service, string header, string member, object value)
    {
        var property = service.GetType().GetProperty(header);
        var given = Activator.CreateInstance(property.PropertyType);
        given.GetType().GetProperty(member).SetValue(given, value, null);
        property.SetValue(service, given, null);
    }

    static Result Show<Result>(string step, SoapHttpClientProtocol service, Result result, params object[] more)
    {
        Func<string, object> received = name => service.GetType().GetProperty(name).GetValue(service, null);
        var succeeded = received("Succeeded");
        var text = (string[])succeeded.GetType().GetProperty("Text").GetValue(succeeded, null);
        Plain.Print(step, new { Response = result, Others = more }, new
        {
            ExceptionInfo = received("ExceptionInfo"),
            ExtraInfo = received("ExtraInfo"),
            Succeeded = text[0],
            TimeZone = received("TimeZone"),
        });
        return result;
    }

    static string SignIn(string step, string password)
    {
        var principal = At(new Services.SoPrincipal.WcfSoPrincipalService(), "SoPrincipal");
        Services.SoPrincipal.SoCredentials issued;
        bool succeeded, specified;
        var user = principal.AuthenticateUsernamePassword("sam", password, out issued, out succeeded, out specified);
        Show(step, principal, user, issued, succeeded, specified);
        return issued == null ? null : issued.Ticket;
    }

    public static void Main(string[] given)
    {
        site = given[0] + "/Remote/" + given[1];
        applicationToken = given[3];
        var signedIn = SignIn("sign-in", "sam");
        SignIn("refused sign-in", "wrong");
        ticket = signedIn;

        var contacts = At(new Services.Contact.WcfContactService(), "Contact");
        var contact = Show("default", contacts, contacts.CreateDefaultContactEntity());
        contact.Name = "Ålesund & <Sons> – \"Tre\"";
        contact.Department = "two\nlines";
        contact = Show("create", contacts, contacts.SaveContactEntity(contact));
        var id = contact.ContactId;
        contact = Show("read", contacts, contacts.GetContactEntity(id, true));
        contact.Department = "changed";
        Show("update", contacts, contacts.SaveContactEntity(contact));

        var archive = At(new Services.Archive.WcfArchiveService(), "Archive");
        var order = new Services.Archive.ArchiveOrderByInfo
        {
            Name = "name", Direction = Services.Archive.OrderBySortType.DESC, DirectionSpecified = true,
        };
        var byName = new Services.Archive.ArchiveRestrictionInfo
        {
            Name = "name", Operator = "begins", Values = new[] { "Nor" }, IsActive = true, IsActiveSpecified = true,
            InterOperator = Services.Archive.InterRestrictionOperator.Or, InterOperatorSpecified = true,
        };
        var byDepartment = new Services.Archive.ArchiveRestrictionInfo
        {
            Name = "department", Operator = "=", Values = new[] { "changed" }, IsActive = true, IsActiveSpecified = true,
        };
        Show("search", archive, archive.GetArchiveListByColumns(
            "FindContact", new[] { "contactId", "name", "department", "registeredDate" }, new[] { order },
            new[] { byName, byDepartment }, null, 0, true, 10, true));
        var lists = At(new Services.MDO.WcfMDOService(), "MDO");
        Show("list", lists, lists.GetList("business", false, true, null, false, true));

        var documents = At(new Services.Document.WcfDocumentService(), "Document");
        var letter = Show("default document", documents, documents.CreateDefaultDocumentEntity());
        letter.Header = "A letter";
        letter.Name = "letter.txt";
        letter = Show("create document", documents, documents.SaveDocumentEntity(letter));
        var content = Encoding.UTF8.GetBytes("content: æøå");
        Show("write content", documents, documents.SetDocumentStreamFromId(letter.DocumentId, true, content));
        Show("read content", documents, documents.GetDocumentStream(letter.DocumentId, true));

        contacts.DeleteContactEntity(id, true);
        Show("delete", contacts, "");
        Show("absent", contacts, contacts.GetContactEntity(id, true));
        var projects = At(new Services.Project.WcfProjectService(), "Project");
        Show("forbidden", projects, projects.GetProjectEntity(1, true));
        ticket = "7T:unknown";
        contacts = At(contacts, "Contact");
        Show("unknown ticket", contacts, contacts.GetContactEntity(2, true));
    }
}
