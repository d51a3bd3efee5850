<?php
// An application on SOAP, with the SoapClient of PHP. Prints one line of JSON for each step.
// php round.php <site> <services> <wsdl|singleWsdl> <application token> <access token>
[, $site, $services, $document, $applicationToken, $accessToken] = $argv;
$namespace = "http://www.superoffice.net/ws/crm/NetServer/$services";
$ticket = null;
$clients = [];

function call(string $step, string $agent, string $operation, array $parameters): ?stdClass
{
    global $site, $services, $document, $namespace, $applicationToken, $ticket, $clients;
    $clients[$agent] ??= new SoapClient("$site/Remote/$services/$agent.svc?$document", [
        'cache_wsdl' => WSDL_CACHE_NONE,
        'features' => SOAP_SINGLE_ELEMENT_ARRAYS,
    ]);
    $headers = [new SoapHeader($namespace, 'ApplicationToken', $applicationToken)];
    if ($ticket !== null) {
        $headers[] = new SoapHeader($namespace, 'Credentials', ['Ticket' => $ticket]);
    }
    $received = [];
    $result = $clients[$agent]->__soapCall($operation, [$parameters], null, $headers, $received);
    $values = is_object($result) ? $result : (object) [];
    $line = json_encode(['step' => $step, 'result' => $values, 'header' => $received], JSON_THROW_ON_ERROR);
    print preg_replace('/"Ticket":"[^"]+"/', '"Ticket":"issued"', $line) . "\n";
    return $values;
}

$person = ['UserName' => 'sam', 'Password' => 'sam'];
call('sign-in by token', 'SoPrincipal', 'AuthenticateWithAccessToken', ['AccessToken' => $accessToken]);
$signedIn = call('sign-in', 'SoPrincipal', 'AuthenticateUsernamePassword', $person);
call('refused sign-in', 'SoPrincipal', 'AuthenticateUsernamePassword', ['Password' => 'wrong'] + $person);
$ticket = $signedIn->Credentials->Ticket;

$contact = call('default', 'Contact', 'CreateDefaultContactEntity', [])->Response;
$contact->Name = 'Ålesund & <Sons> – "Tre"';
$contact->Department = "two\nlines";
$contact = call('create', 'Contact', 'SaveContactEntity', ['ContactEntity' => $contact])->Response;
$id = $contact->ContactId;
$contact = call('read', 'Contact', 'GetContactEntity', ['ContactEntityId' => $id])->Response;
$contact->Department = 'changed';
call('update', 'Contact', 'SaveContactEntity', ['ContactEntity' => $contact]);

call('search', 'Archive', 'GetArchiveListByColumns', [
    'ProviderName' => 'FindContact',
    'Columns' => ['contactId', 'name', 'department', 'registeredDate'],
    'SortOrder' => [['Name' => 'name', 'Direction' => 'DESC']],
    'Restriction' => [
        ['Name' => 'name', 'Operator' => 'begins', 'Values' => ['Nor'], 'IsActive' => true, 'InterOperator' => 'Or'],
        ['Name' => 'department', 'Operator' => '=', 'Values' => ['changed'], 'IsActive' => true],
    ],
    'Page' => 0,
    'PageSize' => 10,
]);
call('list', 'MDO', 'GetList', ['Name' => 'business', 'ForceFlatList' => false, 'OnlyHistory' => false]);
call('items', 'List', 'GetListEntityByName', ['Name' => 'task']);

$letter = call('default document', 'Document', 'CreateDefaultDocumentEntity', [])->Response;
$letter->Header = 'A letter';
$letter->Name = 'letter.txt';
$letterId = call('create document', 'Document', 'SaveDocumentEntity', ['DocumentEntity' => $letter])->Response->DocumentId;
$content = ['DocumentId' => $letterId, 'Stream' => 'content: æøå'];
call('write content', 'Document', 'SetDocumentStreamFromId', $content);
call('read content', 'Document', 'GetDocumentStream', ['DocumentId' => $letterId]);

call('delete', 'Contact', 'DeleteContactEntity', ['ContactEntityId' => $id]);
call('absent', 'Contact', 'GetContactEntity', ['ContactEntityId' => $id]);
call('forbidden', 'Project', 'GetProjectEntity', ['ProjectEntityId' => 1]);
$ticket = '7T:unknown';
call('unknown ticket', 'Contact', 'GetContactEntity', ['ContactEntityId' => 2]);
