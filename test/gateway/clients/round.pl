# An application on SOAP, with SOAP::Lite. Prints one line of JSON for each step.
# perl round.pl <site> <services> <wsdl|singleWsdl> <application token> <access token>
use strict;
use warnings;
use utf8;
use JSON::PP;
use MIME::Base64;
use SOAP::Lite;

my ($site, $services, $document, $application_token, $access_token) = @ARGV;
my $namespace = "http://www.superoffice.net/ws/crm/NetServer/$services";
my $arrays = 'http://schemas.microsoft.com/2003/10/Serialization/Arrays';
my $json = JSON::PP->new->ascii->canonical->allow_blessed->convert_blessed;
my $ticket;

# Its reader of WSDL knows no imports, so that applications name the address and the action themselves.
sub call {
    my ($step, $agent, $operation, @parameters) = @_;
    my $soap = SOAP::Lite->new(proxy => "$site/Remote/$services/$agent.svc", readable => 0);
    $soap->ns($namespace, 'so')->on_action(sub { qq("$namespace/$agent/$operation") });
    my @headers = (SOAP::Header->name('so:ApplicationToken' => $application_token)->type('string'));
    if (defined $ticket) {
        push @headers, SOAP::Header->name('so:Credentials' => \SOAP::Data->name('so:Ticket' => $ticket)->type('string'));
    }
    my $answer = $soap->call("so:$operation", @parameters, @headers);
    my %received = (step => $step, result => plain($answer->body), header => plain($answer->header));
    my $line = $json->encode(\%received);
    $line =~ s/"Ticket":"[^"]+"/"Ticket":"issued"/g;
    print "$line\n";
    return (values %{$answer->body})[0];
}

sub plain {
    my ($value) = @_;
    return [map { plain($_) } @$value] if ref $value && "$value" =~ /ARRAY/;
    return {map { $_ => plain($value->{$_}) } keys %$value} if ref $value;
    return $value;
}

sub text { my ($name, $value) = @_; return SOAP::Data->name("so:$name" => $value)->type('string') }
sub number { my ($name, $value) = @_; return SOAP::Data->name("so:$name" => $value)->type('int') }
sub truth { my ($name, $value) = @_; return SOAP::Data->name("so:$name" => $value ? 'true' : 'false')->type('boolean') }
sub group { my ($name, @members) = @_; return SOAP::Data->name("so:$name" => \SOAP::Data->value(@members)) }

sub texts {
    my ($name, @values) = @_;
    my @items = map { SOAP::Data->name('a:string' => $_)->type('string') } @values;
    return SOAP::Data->name("so:$name" => \SOAP::Data->value(@items))->attr({'xmlns:a' => $arrays});
}

my @person = (text(UserName => 'sam'), text(Password => 'sam'));
call('sign-in by token', 'SoPrincipal', 'AuthenticateWithAccessToken', text(AccessToken => $access_token));
my $signed_in = call('sign-in', 'SoPrincipal', 'AuthenticateUsernamePassword', @person);
call('refused sign-in', 'SoPrincipal', 'AuthenticateUsernamePassword', text(UserName => 'sam'), text(Password => 'wrong'));
$ticket = $signed_in->{Credentials}{Ticket};

call('default', 'Contact', 'CreateDefaultContactEntity');
my $name = text(Name => 'Ålesund & <Sons> – "Tre"');
my $created = call('create', 'Contact', 'SaveContactEntity', group(ContactEntity => $name, text(Department => "two\nlines")));
my $id = $created->{Response}{ContactId};
call('read', 'Contact', 'GetContactEntity', number(ContactEntityId => $id));
my @changed = (number(ContactId => $id), $name, text(Department => 'changed'));
call('update', 'Contact', 'SaveContactEntity', group(ContactEntity => @changed));

my $order = group(ArchiveOrderByInfo => text(Name => 'name'), text(Direction => 'DESC'));
my @by_name = (text(Name => 'name'), text(Operator => 'begins'), texts(Values => 'Nor'));
push @by_name, truth(IsActive => 1), number(InterParenthesis => 0), text(InterOperator => 'Or');
my @by_department = (text(Name => 'department'), text(Operator => '='), texts(Values => 'changed'), truth(IsActive => 1));
call(
    'search', 'Archive', 'GetArchiveListByColumns',
    text(ProviderName => 'FindContact'),
    texts(Columns => qw(contactId name department registeredDate)),
    group(SortOrder => $order),
    group(Restriction => group(ArchiveRestrictionInfo => @by_name), group(ArchiveRestrictionInfo => @by_department)),
    number(Page => 0),
    number(PageSize => 10),
);
call('list', 'MDO', 'GetList', text(Name => 'business'), truth(ForceFlatList => 0), truth(OnlyHistory => 0));
call('items', 'List', 'GetListEntityByName', text(Name => 'task'));

call('default document', 'Document', 'CreateDefaultDocumentEntity');
my @letter = (text(Header => 'A letter'), text(Name => 'letter.txt'));
my $letter = call('create document', 'Document', 'SaveDocumentEntity', group(DocumentEntity => @letter));
my $letter_id = number(DocumentId => $letter->{Response}{DocumentId});
my $content = "content: æøå";
utf8::encode($content);
my $stream = SOAP::Data->name('so:Stream' => encode_base64($content, ''))->type('string');
call('write content', 'Document', 'SetDocumentStreamFromId', $letter_id, $stream);
call('read content', 'Document', 'GetDocumentStream', $letter_id);

call('delete', 'Contact', 'DeleteContactEntity', number(ContactEntityId => $id));
call('absent', 'Contact', 'GetContactEntity', number(ContactEntityId => $id));
call('forbidden', 'Project', 'GetProjectEntity', number(ProjectEntityId => 1));
$ticket = '7T:unknown';
call('unknown ticket', 'Contact', 'GetContactEntity', number(ContactEntityId => 2));
