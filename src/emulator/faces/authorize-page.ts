import type { SeedUser } from '../seed/people.js';

const style = `
  :root { color-scheme: light dark; --ink: #1b2430; --soft: #5b6675; --paper: #ffffff; --ground: #eef1f5;
    --line: #c9d1db; --action: #0b5cad; --on-action: #ffffff; }
  @media (prefers-color-scheme: dark) {
    :root { --ink: #e9edf2; --soft: #a3afbd; --paper: #1c232c; --ground: #11161c; --line: #3a4552;
      --action: #7db8f5; --on-action: #0c1a29; } }
  * { box-sizing: border-box; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem;
    background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
  main { width: 100%; max-width: 26rem; background: var(--paper); border: 1px solid var(--line);
    border-radius: .75rem; padding: 2rem; }
  h1 { font-size: 1.375rem; line-height: 1.25; margin: 0 0 .5rem; }
  p { margin: 0 0 1.25rem; color: var(--soft); }
  fieldset { border: 0; margin: 0 0 1.5rem; padding: 0; }
  legend { padding: 0; margin-bottom: .5rem; font-weight: 600; }
  label { display: flex; gap: .75rem; align-items: center; padding: .625rem .75rem; cursor: pointer;
    border: 1px solid var(--line); border-radius: .5rem; }
  label + label { margin-top: .5rem; }
  label:has(:checked) { border-color: var(--action); box-shadow: inset 0 0 0 1px var(--action); }
  input { accent-color: var(--action); margin: 0; }
  small { color: var(--soft); margin-left: auto; }
  .answers { display: flex; gap: .75rem; flex-wrap: wrap; }
  button { font: inherit; font-weight: 600; padding: .625rem 1.25rem; border-radius: .5rem; cursor: pointer;
    border: 1px solid var(--line); background: transparent; color: var(--ink); }
  button.main { flex: 1; border-color: var(--action); background: var(--action); color: var(--on-action); }
  :focus-visible { outline: 3px solid var(--action); outline-offset: 2px; }`;

/** Where a person chooses one of the seed's users. No password is asked for, since it protects nothing but an emulator. */
export function signInPage(users: readonly SeedUser[], chosen: string | undefined, tenant: string): string {
  const choices = users
    .map(
      ({ name, fullName }) =>
        `<label><input type="radio" name="user" value="${escapeHtml(name)}"${name === chosen ? ' checked' : ''}>` +
        `${escapeHtml(fullName)}<small>${escapeHtml(name)}</small></label>`,
    )
    .join('\n');
  return document(
    'Sign in',
    `<h1>Sign in to ${escapeHtml(tenant)}</h1>
<p>This is the login of an emulator. Its users are invented and need no password.</p>
<form method="post">
<fieldset><legend>Who are you?</legend>
${choices}
</fieldset>
<div class="answers"><button class="main" name="answer" value="allow">Sign in</button>
<button name="answer" value="deny">Cancel</button></div>
</form>`,
  );
}

/** A notice, with a form that submits itself if the answer must be posted. */
export function noticePage(
  words: string,
  onward?: { readonly action: string; readonly fields: Readonly<Record<string, string>> },
): string {
  if (onward === undefined) return document('Sign-in', `<h1>That did not work</h1>\n<p>${escapeHtml(words)}</p>`);
  const fields = Object.entries(onward.fields)
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join('\n');
  return document(
    'Sign-in',
    `<h1>${escapeHtml(words)}</h1>
<form method="post" action="${escapeHtml(onward.action)}">
${fields}
<div class="answers"><button class="main">Continue</button></div>
</form>
<script>document.forms[0].submit()</script>`,
  );
}

function document(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${style}
</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
