import type { HttpCall } from './http-call.js';
import type { Mapping } from './mapping.js';
import { sourceText } from './source-text.js';

/** The languages in which a call can be shown, by the name of an option. */
export const languages = {
  typescript: { title: 'TypeScript, with the bridge', fence: 'ts', write: typescript },
  csharp: { title: 'C#, HttpClient', fence: 'csharp', write: overHttp(csharp) },
  php: { title: 'PHP, curl', fence: 'php', write: overHttp(php) },
  curl: { title: 'curl', fence: 'sh', write: overHttp(curl) },
} as const satisfies Record<
  string,
  {
    readonly title: string;
    /** The language of a fenced block in Markdown. */
    readonly fence: string;
    readonly write: (mapping: Mapping, call: HttpCall | undefined) => string | undefined;
  }
>;

export type LanguageName = keyof typeof languages;

/** Writes code that does not use the bridge. Returns undefined if the operation has no HTTP call. */
function overHttp(write: (call: HttpCall) => string) {
  return (_mapping: Mapping, call: HttpCall | undefined): string | undefined =>
    call === undefined ? undefined : write(call);
}

function typescript({ bridge, operation, agents }: Mapping): string {
  if (bridge.answers === 'rows')
    return `const rows = ${bridge.code};\nfor await (const { columns } of rows) console.log(columns);`;
  const soapOnly = agents === undefined ? "// Only the transport 'soap' has this operation.\n" : '';
  if (bridge.answers === 'stream') return `${soapOnly}const content = await ${bridge.code};`;
  const imported = bridge.code.includes('createReadStream') ? "import { createReadStream } from 'node:fs';\n\n" : '';
  const answer = operation.output.fields.length === 0 ? '' : 'const answer = ';
  return `${imported}${soapOnly}${brokenBeforeOperation(`${answer}await ${bridge.code};`)}`;
}

/** The widest line with the margin of the command. */
const maxLine = 78;

/** A call whose first line is too long continues with its operation on the next. */
function brokenBeforeOperation(code: string): string {
  const [first = ''] = code.split('\n');
  return first.length <= maxLine ? code : code.replace(/^(.*?\bso(?:\.agents)?\.\w+(?:\('\w+'\))?)(?=\.)/m, '$1\n  ');
}

/** The most characters of an address on one line. */
const maxAddress = 58;

/** An address that is too long for a line is put together from several, broken before a step or a parameter. */
function address(call: HttpCall, [open, close, plus]: readonly [string, string, string]): string {
  const pieces = [''];
  for (const part of `/api/v1/${call.address}`.split(/(?<=\/)|(?=[?&])/)) {
    const piece = pieces.at(-1) ?? '';
    if (piece !== '' && piece.length + part.length > maxAddress) pieces.push(part);
    else pieces[pieces.length - 1] = piece + part;
  }
  return pieces.map((piece) => open + piece + close).join(plus);
}

const jsonType = 'application/json';
const bytesType = 'application/octet-stream';
const typeOf = ({ sendsBytes, contentType = sendsBytes ? bytesType : jsonType }: HttpCall) => contentType;
const acceptOf = ({ answer, accept = answer === 'bytes' ? bytesType : jsonType }: HttpCall) => accept;
/** The file that an example sends: `image.png`, or `content.bin`. */
const fileOf = (call: HttpCall) => (typeOf(call) === bytesType ? 'content.bin' : typeOf(call).replace('/', '.'));

function csharp(call: HttpCall): string {
  const { entity } = call;
  const read = entity === undefined ? '' : `${csharpCall({ ...entity.read, name: 'read' })}\n`;
  const changed =
    entity === undefined
      ? ''
      : `var entity = JsonNode.Parse(await readAnswer.Content.ReadAsStringAsync());\nentity["${entity.field}"] = ${sourceText(entity.value, 'json')};\n`;
  return `${read}${changed}${csharpCall({ ...call, name: '' })}`;
}

function csharpCall(call: HttpCall & { readonly name: string }): string {
  const request = call.name === '' ? 'request' : `${call.name}Request`;
  const answer = call.name === '' ? 'answer' : `${call.name}Answer`;
  const method = call.method.charAt(0) + call.method.slice(1).toLowerCase();
  const verb = call.method === 'PATCH' ? 'new HttpMethod("PATCH")' : `HttpMethod.${method}`;
  const lines = [
    `var ${request} = new HttpRequestMessage(${verb},`,
    `    site + ${address(call, ['"', '"', '\n    + '])});`,
    `${request}.Headers.Authorization =`,
    `    new AuthenticationHeaderValue("Bearer", accessToken);`,
    `${request}.Headers.Accept.ParseAdd("${acceptOf(call)}");`,
    ...csharpContent(call, request),
    `var ${answer} = await http.SendAsync(${request});`,
    `${answer}.EnsureSuccessStatusCode();`,
  ];
  const reads = {
    json: 'var json = await answer.Content.ReadAsStringAsync();',
    bytes: 'var content = await answer.Content.ReadAsStreamAsync();',
    nothing: '',
  }[call.answer];
  return [...lines, ...(call.name === '' && reads !== '' ? [reads] : [])].join('\n');
}

function csharpContent(call: HttpCall, request: string): string[] {
  const begin = `${request}.Content = new StringContent(`;
  const content = (text: string) => [`${begin}${text},`, `    Encoding.UTF8, "${typeOf(call)}");`];
  if (call.sendsBytes)
    return [
      `${request}.Content = new StreamContent(File.OpenRead("${fileOf(call)}"));`,
      `${request}.Content.Headers.ContentType =`,
      `    new MediaTypeHeaderValue("${typeOf(call)}");`,
    ];
  if (call.entity !== undefined) return content('entity.ToJsonString()');
  if (!('body' in call)) return [];
  return content(`@"${sourceText(call.body, 'csharp', begin.length + 3)}"`);
}

function php(call: HttpCall): string {
  const { entity } = call;
  const read =
    entity === undefined
      ? ''
      : `${phpCall(entity.read, '$entity')}\n$entity->${entity.field} = ${sourceText(entity.value, 'php')};\n`;
  return `${read}${phpCall(call, '$answer')}`;
}

function phpCall(call: HttpCall, variable: string): string {
  const hasJson = 'body' in call;
  const fields = call.sendsBytes
    ? `file_get_contents('${fileOf(call)}')`
    : call.entity !== undefined
      ? 'json_encode($entity)'
      : hasJson
        ? `json_encode(${sourceText(call.body, 'php', 38, '    ')})`
        : call.method === 'GET' || call.method === 'DELETE'
          ? undefined
          : "''";
  const answer = `curl_exec($request)`;
  return [
    `$request = curl_init($site`,
    `    . ${address(call, ["'", "'", '\n    . '])});`,
    `curl_setopt_array($request, [`,
    `    CURLOPT_CUSTOMREQUEST => '${call.method}',`,
    `    CURLOPT_HTTPHEADER => [`,
    `        "Authorization: Bearer $accessToken",`,
    `        'Accept: ${acceptOf(call)}',`,
    ...(hasJson || call.sendsBytes ? [`        'Content-Type: ${typeOf(call)}',`] : []),
    `    ],`,
    ...(fields === undefined ? [] : [`    CURLOPT_POSTFIELDS => ${fields},`]),
    `    CURLOPT_FAILONERROR => true,`,
    `    CURLOPT_RETURNTRANSFER => true,`,
    `]);`,
    call.answer === 'json' ? `${variable} = json_decode(${answer});` : `${variable} = ${answer};`,
  ].join('\n');
}

function curl(call: HttpCall): string {
  const { entity } = call;
  if (entity === undefined) return curlCall(call);
  const change = `.${entity.field} = ${sourceText(entity.value, 'json')}`;
  return `${curlCall(entity.read)} \\\n  | jq '${change}' > entity.json\n${curlCall(call)}`;
}

function curlCall(call: HttpCall): string {
  const method = call.method === 'GET' ? '' : ` -X ${call.method}`;
  const data = call.sendsBytes
    ? [`-H 'Content-Type: ${typeOf(call)}'`, `--data-binary @${fileOf(call)}`]
    : call.entity !== undefined
      ? [`-H 'Content-Type: ${typeOf(call)}'`, '--data-binary @entity.json']
      : 'body' in call
        ? [
            `-H 'Content-Type: ${typeOf(call)}'`,
            `--data '${sourceText(call.body, 'json', 10).replaceAll("'", `'\\''`)}'`,
          ]
        : call.method === 'GET' || call.method === 'DELETE'
          ? []
          : ["--data ''"];
  return [
    `curl --fail-with-body${method} \\`,
    `  "$SITE"'${address(call, ['', '', "'\\\n'"])}'`,
    ...['-H "Authorization: Bearer $TOKEN"', `-H 'Accept: ${acceptOf(call)}'`, ...data].map((option) => `  ${option}`),
  ]
    .map((line, index, all) => (index === 0 || index === all.length - 1 ? line : `${line} \\`))
    .join('\n');
}
