// An application on SOAP, with the code that gSOAP generates. Prints one line of JSON for each step, with XML in it.
// round <site> <services> <wsdl|singleWsdl> <application token> <access token>
#include <cstdio>
#include <iostream>
#include <sstream>

#include "BasicHttpBinding_USCORESoPrincipal.nsmap"
#include "soapBasicHttpBinding_USCORESoPrincipalProxy.h"

// gSOAP makes one proxy of both services, because they share a namespace.
typedef BasicHttpBinding_USCORESoPrincipalProxy Proxy;

static Proxy proxy;
static std::string site, applicationToken, ticket;

static std::string endpoint(const char *agent) { return site + "/" + agent + ".svc"; }

static void setHeaders() {
    struct soap *soap = proxy.soap;
    soap->header = soap_new_SOAP_ENV__Header(soap);
    soap->header->ns1__ApplicationToken = soap_new_std__string(soap);
    *soap->header->ns1__ApplicationToken = applicationToken;
    if (ticket.empty()) return;
    soap->header->ns1__Credentials = soap_new_ns1__SoCredentials(soap);
    soap->header->ns1__Credentials->Ticket = soap_new_std__string(soap);
    *soap->header->ns1__Credentials->Ticket = ticket;
}

static std::string quoted(const std::string &value) {
    std::string text = "\"";
    char escaped[8];
    for (unsigned char each : value) {
        if (each == '"' || each == '\\') text += '\\';
        if (each >= ' ') text += each;
        else text += (snprintf(escaped, sizeof escaped, "\\u%04x", each), escaped);
    }
    return text + "\"";
}

template <typename Value>
static std::string xml(int (*write)(struct soap *, Value const *), Value const *value) {
    if (value == NULL) return "null";
    std::ostringstream text;
    std::ostream *before = proxy.soap->os;
    proxy.soap->os = &text;
    write(proxy.soap, value);
    proxy.soap->os = before;
    return quoted(text.str());
}

template <typename Value>
static void show(const char *step, int error, int (*write)(struct soap *, Value const *), Value const &answer) {
    struct soap *soap = proxy.soap;
    if (error != SOAP_OK) {
        soap_print_fault(soap, stderr);
        std::exit(1);
    }
    // Writing clears the context, and the headers with it.
    SOAP_ENV__Header *header = soap->header;
    std::string result = xml<Value>(write, &answer);
    std::cout << "{\"step\":" << quoted(step) << ",\"result\":" << result
              << ",\"header\":{\"ExceptionInfo\":" << xml(soap_write_ns1__SoExceptionInfo, header->ns1__ExceptionInfo)
              << ",\"Succeeded\":" << (*header->ns1__Succeeded ? "true" : "false")
              << ",\"TimeZone\":" << xml(soap_write_ns1__SoTimeZone, header->ns1__TimeZone) << "}}" << std::endl;
    setHeaders();
}

static std::string *text(const char *value) {
    std::string *made = soap_new_std__string(proxy.soap);
    *made = value;
    return made;
}

static std::string signIn(const char *step, const char *password) {
    _ns1__AuthenticateUsernamePassword request;
    request.UserName = text("sam");
    request.Password = text(password);
    _ns1__AuthenticateResponse answer;
    int error = proxy.AuthenticateUsernamePassword(endpoint("SoPrincipal").c_str(), NULL, &request, answer);
    std::string issued;
    if (answer.Credentials != NULL && answer.Credentials->Ticket != NULL) {
        issued = *answer.Credentials->Ticket;
        *answer.Credentials->Ticket = "issued";
    }
    show(step, error, soap_write__ns1__AuthenticateResponse, answer);
    return issued;
}

static void signInByToken(const char *accessToken) {
    _ns1__AuthenticateWithAccessToken request;
    request.AccessToken = text(accessToken);
    _ns1__AuthenticateResponse answer;
    int error = proxy.AuthenticateWithAccessToken(endpoint("SoPrincipal").c_str(), NULL, &request, answer);
    if (answer.Credentials != NULL) *answer.Credentials->Ticket = "issued";
    show("sign-in by token", error, soap_write__ns1__AuthenticateResponse, answer);
}

static ns1__ContactEntity *save(const char *step, ns1__ContactEntity *contact) {
    _ns1__SaveContactEntity request;
    request.ContactEntity = contact;
    _ns1__SaveContactEntityResponse *answer = soap_new__ns1__SaveContactEntityResponse(proxy.soap);
    int error = proxy.SaveContactEntity(endpoint("Contact").c_str(), NULL, &request, *answer);
    show(step, error, soap_write__ns1__SaveContactEntityResponse, *answer);
    return answer->Response;
}

static ns1__ContactEntity *get(const char *step, int id) {
    _ns1__GetContactEntity request;
    request.ContactEntityId = &id;
    _ns1__GetContactEntityResponse *answer = soap_new__ns1__GetContactEntityResponse(proxy.soap);
    int error = proxy.GetContactEntity(endpoint("Contact").c_str(), NULL, &request, *answer);
    show(step, error, soap_write__ns1__GetContactEntityResponse, *answer);
    return answer->Response;
}

int main(int count, char **given) {
    if (count < 6) return 2;
    soap_set_mode(proxy.soap, SOAP_C_UTFSTRING);
    site = std::string(given[1]) + "/Remote/" + given[2];
    applicationToken = given[4];
    setHeaders();
    signInByToken(given[5]);
    std::string issued = signIn("sign-in", "sam");
    signIn("refused sign-in", "wrong");
    ticket = issued;
    setHeaders();

    _ns1__CreateDefaultContactEntity asked;
    _ns1__CreateDefaultContactEntityResponse made;
    int error = proxy.CreateDefaultContactEntity(endpoint("Contact").c_str(), NULL, &asked, made);
    show("default", error, soap_write__ns1__CreateDefaultContactEntityResponse, made);
    ns1__ContactEntity *contact = made.Response;
    contact->Name = text("Ålesund & <Sons> – \"Tre\"");
    contact->Department = text("two\nlines");
    contact = save("create", contact);
    int id = *contact->ContactId;
    contact = get("read", id);
    contact->Department = text("changed");
    save("update", contact);

    _ns1__DeleteContactEntity deleted;
    deleted.ContactEntityId = &id;
    _ns1__DeleteContactEntityResponse done;
    error = proxy.DeleteContactEntity(endpoint("Contact").c_str(), NULL, &deleted, done);
    show("delete", error, soap_write__ns1__DeleteContactEntityResponse, done);
    get("absent", id);
    ticket = "7T:unknown";
    setHeaders();
    get("unknown ticket", 2);
    return 0;
}
