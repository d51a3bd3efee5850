// An application on SOAP, with the stubs that Axis 1 generates. Prints one line of JSON for each step.
// java Round <site> <services> <wsdl|singleWsdl> <application token> <access token>
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.lang.reflect.Array;
import java.net.URL;
import java.text.SimpleDateFormat;
import java.util.Base64;
import java.util.Calendar;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import javax.xml.rpc.holders.BooleanWrapperHolder;
import org.apache.axis.client.Service;
import org.apache.axis.client.Stub;
import org.apache.axis.message.MessageElement;
import org.apache.axis.message.SOAPHeaderElement;
import org.apache.axis.message.Text;
import services.archive.ArchiveOrderByInfo;
import services.archive.ArchiveRestrictionInfo;
import services.archive.BasicHttpBinding_ArchiveStub;
import services.archive.InterRestrictionOperator;
import services.archive.OrderBySortType;
import services.contact.BasicHttpBinding_ContactStub;
import services.contact.ContactEntity;
import services.document.BasicHttpBinding_DocumentStub;
import services.document.DocumentEntity;
import services.mdo.BasicHttpBinding_MDOStub;
import services.project.BasicHttpBinding_ProjectStub;
import services.soprincipal.BasicHttpBinding_SoPrincipalStub;
import services.soprincipal.holders.SoCredentialsHolder;
import services.soprincipal.holders.SoPrincipalCarrierHolder;

public class Round {
    static final String NAMESPACE = "http://www.superoffice.net/ws/crm/NetServer/Services88";
    static String site, applicationToken, ticket;

    interface Maker<Made> {
        Made at(URL address, Service service) throws Exception;
    }

    static <Made extends Stub> Made stub(String agent, Maker<Made> maker) throws Exception {
        Made made = maker.at(new URL(site + "/" + agent + ".svc"), new Service());
        SOAPHeaderElement application = new SOAPHeaderElement(NAMESPACE, "ApplicationToken");
        application.addTextNode(applicationToken);
        made.setHeader(application);
        if (ticket != null) {
            SOAPHeaderElement credentials = new SOAPHeaderElement(NAMESPACE, "Credentials");
            MessageElement issued = new MessageElement(NAMESPACE, "Ticket");
            issued.addTextNode(ticket);
            credentials.addChild(issued);
            made.setHeader(credentials);
        }
        return made;
    }

    static <Received> Received show(String step, Stub stub, Received result) throws Exception {
        Map<String, Object> header = new LinkedHashMap<>();
        for (SOAPHeaderElement each : stub.getResponseHeaders()) {
            header.put(each.getName(), plain(each));
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("step", step);
        line.put("result", result);
        line.put("header", header);
        System.out.println(json("", line));
        return result;
    }

    /** Stubs give headers as XML, whose prefixes say nothing. */
    static Object plain(MessageElement element) {
        if ("true".equals(element.getAttributeNS("http://www.w3.org/2001/XMLSchema-instance", "nil"))) return null;
        Map<String, Object> members = new LinkedHashMap<>();
        for (Iterator<?> children = element.getChildElements(); children.hasNext();) {
            Object child = children.next();
            if (child instanceof Text) continue;
            MessageElement member = (MessageElement) child;
            members.put(member.getNamespaceURI() + " " + member.getName(), plain(member));
        }
        return members.isEmpty() ? element.getValue() : members;
    }

    static String json(String name, Object value) throws Exception {
        if (value == null) return "null";
        if (value instanceof Boolean || value instanceof Number) return value.toString();
        if (name.equalsIgnoreCase("ticket")) return "\"issued\"";
        if (value instanceof byte[]) return text(Base64.getEncoder().encodeToString((byte[]) value));
        if (value instanceof Calendar) {
            SimpleDateFormat format = new SimpleDateFormat("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");
            format.setTimeZone(TimeZone.getTimeZone("UTC"));
            return text(format.format(((Calendar) value).getTime()));
        }
        StringBuilder made = new StringBuilder();
        if (value.getClass().isArray()) {
            for (int index = 0; index < Array.getLength(value); index++) {
                made.append(index == 0 ? "" : ",").append(json("", Array.get(value, index)));
            }
            return "[" + made + "]";
        }
        Map<String, Object> members = new LinkedHashMap<>();
        if (value instanceof Map) {
            for (Map.Entry<?, ?> each : ((Map<?, ?>) value).entrySet()) members.put(each.getKey().toString(), each.getValue());
        } else if (value instanceof java.io.Serializable && value.getClass().getName().startsWith("services.")) {
            for (PropertyDescriptor each : Introspector.getBeanInfo(value.getClass(), Object.class).getPropertyDescriptors()) {
                if (each.getReadMethod() != null) members.put(each.getName(), each.getReadMethod().invoke(value));
            }
            // An enumeration has its value and nothing else.
            if (members.isEmpty() || members.keySet().equals(Set.of("value"))) return text(value.toString());
        } else {
            return text(value.toString());
        }
        for (Map.Entry<String, Object> each : members.entrySet()) {
            made.append(made.length() == 0 ? "" : ",").append(text(each.getKey())).append(":");
            made.append(json(each.getKey(), each.getValue()));
        }
        return "{" + made + "}";
    }

    static String text(String value) {
        StringBuilder made = new StringBuilder("\"");
        for (char each : value.toCharArray()) {
            if (each == '"' || each == '\\') made.append('\\').append(each);
            else if (each < ' ' || each > '~') made.append(String.format("\\u%04x", (int) each));
            else made.append(each);
        }
        return made.append('"').toString();
    }

    interface SignIn {
        void call(BasicHttpBinding_SoPrincipalStub stub, SoPrincipalCarrierHolder user, SoCredentialsHolder credentials,
                BooleanWrapperHolder succeeded) throws Exception;
    }

    static String signIn(String step, SignIn signIn) throws Exception {
        BasicHttpBinding_SoPrincipalStub stub = stub("SoPrincipal", BasicHttpBinding_SoPrincipalStub::new);
        SoPrincipalCarrierHolder user = new SoPrincipalCarrierHolder();
        SoCredentialsHolder credentials = new SoCredentialsHolder();
        BooleanWrapperHolder succeeded = new BooleanWrapperHolder();
        signIn.call(stub, user, credentials, succeeded);
        show(step, stub, new Object[] {user.value, credentials.value, succeeded.value});
        return credentials.value == null ? null : credentials.value.getTicket();
    }

    public static void main(String[] given) throws Exception {
        site = given[0] + "/Remote/" + given[1];
        applicationToken = given[3];
        signIn("sign-in by token", (stub, user, credentials, succeeded) ->
                stub.authenticateWithAccessToken(given[4], user, credentials, succeeded));
        String issued = signIn("sign-in", (stub, user, credentials, succeeded) ->
                stub.authenticateUsernamePassword("sam", "sam", user, credentials, succeeded));
        signIn("refused sign-in", (stub, user, credentials, succeeded) ->
                stub.authenticateUsernamePassword("sam", "wrong", user, credentials, succeeded));
        ticket = issued;

        BasicHttpBinding_ContactStub contacts = stub("Contact", BasicHttpBinding_ContactStub::new);
        ContactEntity contact = show("default", contacts, contacts.createDefaultContactEntity());
        contact.setName("Ålesund & <Sons> – \"Tre\"");
        contact.setDepartment("two\nlines");
        contact = show("create", contacts, contacts.saveContactEntity(contact));
        Integer id = contact.getContactId();
        contact = show("read", contacts, contacts.getContactEntity(id));
        contact.setDepartment("changed");
        show("update", contacts, contacts.saveContactEntity(contact));

        BasicHttpBinding_ArchiveStub archive = stub("Archive", BasicHttpBinding_ArchiveStub::new);
        ArchiveOrderByInfo order = new ArchiveOrderByInfo();
        order.setName("name");
        order.setDirection(OrderBySortType.DESC);
        ArchiveRestrictionInfo byName = restriction("name", "begins", "Nor");
        byName.setInterOperator(InterRestrictionOperator.Or);
        show("search", archive, archive.getArchiveListByColumns(
                "FindContact", new String[] {"contactId", "name", "department", "registeredDate"},
                new ArchiveOrderByInfo[] {order},
                new ArchiveRestrictionInfo[] {byName, restriction("department", "=", "changed")}, null, 0, 10));
        BasicHttpBinding_MDOStub lists = stub("MDO", BasicHttpBinding_MDOStub::new);
        show("list", lists, lists.getList("business", false, null, false));

        BasicHttpBinding_DocumentStub documents = stub("Document", BasicHttpBinding_DocumentStub::new);
        DocumentEntity letter = show("default document", documents, documents.createDefaultDocumentEntity());
        letter.setHeader("A letter");
        letter.setName("letter.txt");
        letter = show("create document", documents, documents.saveDocumentEntity(letter));
        byte[] content = "content: æøå".getBytes("UTF-8");
        show("write content", documents, documents.setDocumentStreamFromId(letter.getDocumentId(), content));
        show("read content", documents, documents.getDocumentStream(letter.getDocumentId()));

        contacts.deleteContactEntity(id);
        show("delete", contacts, "");
        show("absent", contacts, contacts.getContactEntity(id));
        BasicHttpBinding_ProjectStub projects = stub("Project", BasicHttpBinding_ProjectStub::new);
        show("forbidden", projects, projects.getProjectEntity(1));
        ticket = "7T:unknown";
        contacts = stub("Contact", BasicHttpBinding_ContactStub::new);
        show("unknown ticket", contacts, contacts.getContactEntity(2));
    }

    static ArchiveRestrictionInfo restriction(String name, String operator, String value) {
        ArchiveRestrictionInfo made = new ArchiveRestrictionInfo();
        made.setName(name);
        made.setOperator(operator);
        made.setValues(new String[] {value});
        made.setIsActive(true);
        return made;
    }
}
