import type { FieldResult, ParityReport, ScenarioResult, UnmetExpectation } from '../../model.js';
import { placesOf } from '../../places.js';
import { stepId } from '../../steps.js';
import { count, counted, duration, placeOf, side } from '../../wording.js';
import { markup, type Markup } from '../../../../output-text/index.js';

export function operationSection({ operations }: ParityReport): Markup {
  const columns = ['compared', 'equal', 'different', 'explained', 'noisy'] as const;
  return markup`<section id="operations" aria-labelledby="operations-title">
    <h2 id="operations-title">Operations</h2>
    <p class="lead">The operations, and how many answers agreed.</p>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="operations-title">
      <table>
        <thead>
          <tr>
            <th scope="col">operation</th>
            <th scope="col">candidate</th>
            ${columns.map((name) => markup`<th scope="col" class="number">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${operations.map(
            (operation) =>
              markup`<tr>
                <td><code>${operation.subject}</code></td>
                <td>${side(operation.candidate)}</td>
                ${columns.map(
                  (name) =>
                    markup`<td class="number">
                      ${name === 'different' && operation.different > 0 ? markup`<span class="badge different">${count(operation.different)}</span>` : count(operation[name])}
                    </td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

/** How many fields were compared, and each one that differs. Naming all the others takes megabytes; the JSON report does. */
export function fieldSection({ fields }: ParityReport): Markup {
  const different = fields.filter((field) => field.different > 0);
  const bySubject = new Map<string, FieldResult[]>();
  for (const field of fields) {
    const same = bySubject.get(field.subject);
    if (same === undefined) bySubject.set(field.subject, [field]);
    else same.push(field);
  }
  return markup`<section id="fields" aria-labelledby="fields-title">
    <h2 id="fields-title">Fields</h2>
    <p class="lead">
      The fields in the answers of the control. A field that was always empty is not proven to be the same. The JSON report names
      each field.
    </p>
    ${different.length === 0 ? markup`<p>No field differs.</p>` : fieldTable('Fields that differ', different)}
    <details>
      <summary>How many fields of each operation were compared</summary>
      <div class="inside">
        <table>
          <thead>
            <tr>
              <th scope="col">operation</th>
              <th scope="col" class="number">fields</th>
              <th scope="col" class="number">with values</th>
              <th scope="col" class="number">always empty</th>
              <th scope="col" class="number">different</th>
            </tr>
          </thead>
          <tbody>
            ${[...bySubject].map(([subject, seen]) => fieldCounts(subject, seen))}
          </tbody>
        </table>
      </div>
    </details>
  </section>`;
}

function fieldCounts(subject: string, fields: readonly FieldResult[]): Markup {
  const filled = fields.filter((field) => field.filled > 0).length;
  const different = fields.filter((field) => field.different > 0).length;
  return markup`<tr><td><code>${subject}</code></td>${[fields.length, filled, fields.length - filled, different].map(
    (number) => markup`<td class="number">${count(number)}</td>`,
  )}</tr>`;
}

/** The most fields that are listed; a report has at most as many findings. */
const maxListed = 2_000;

function fieldTable(title: string, fields: readonly FieldResult[]): Markup {
  const listed = fields.slice(0, maxListed);
  const more = fields.length - listed.length;
  return markup`<details>
    <summary><span class="place">${title}</span><span class="about">${counted(fields.length, 'field')}</span></summary>
    <div class="inside">
      <table>
        <thead>
          <tr>
            <th scope="col">field</th>
            <th scope="col">operation</th>
            <th scope="col" class="number">seen</th>
            <th scope="col" class="number">filled</th>
            <th scope="col" class="number">different</th>
          </tr>
        </thead>
        <tbody>
          ${listed.map(
            (field) =>
              markup`<tr>
                <td><code>${placeOf(field.field)}</code></td>
                <td><code>${field.subject}</code></td>
                <td class="number">${count(field.seen)}</td>
                <td class="number">${count(field.filled)}</td>
                <td class="number">${count(field.different)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${more > 0 ? markup`<p>… and ${counted(more, 'more field')}.</p>` : ''}
    </div>
  </details>`;
}

export function scenarioSection(report: ParityReport): Markup | string {
  if (report.scenarios.length === 0) return '';
  const ids = placeIds(report);
  return markup`<section id="scenarios" aria-labelledby="scenarios-title">
    <h2 id="scenarios-title">Scenarios</h2>
    <p class="lead">The steps of each scenario.</p>
    ${report.scenarios.map((each, index) => scenario(each, index, ids))}
  </section>`;
}

/** The ids of findings in the page, by the ids of the findings that they group. */
function placeIds(report: ParityReport): ReadonlyMap<string, string> {
  return new Map(placesOf(report).flatMap(({ id, findings }) => findings.map((finding) => [finding, id] as const)));
}

function scenario({ name, file, steps }: ScenarioResult, index: number, ids: ReadonlyMap<string, string>): Markup {
  const agreed = steps.filter(({ status }) => status === 'equal' || status === 'explained').length;
  const about = `${count(agreed)} of ${counted(steps.length, 'step')} agree${file === undefined ? '' : ` · ${file}`}`;
  return markup`<details>
    <summary><span class="place">${name}</span><span class="about">${about}</span></summary>
    <div class="inside">
      <table>
        <thead>
          <tr>
            <th scope="col">step</th>
            <th scope="col">operation</th>
            <th scope="col">result</th>
            <th scope="col" class="number">took</th>
          </tr>
        </thead>
        <tbody>
          ${steps.map(
            (step, place) =>
              markup`<tr id="${stepId(index, place)}">
                <td>${step.name}</td>
                <td><code>${step.subject}</code></td>
                <td>
                  <span class="badge ${step.status}">${step.status}</span
                  >${step.problems.map((problem) => markup`<br />${problem}`)}${(step.unmet ?? []).map((each) => unmet(each, ids))}
                </td>
                <td class="number">${duration(step.milliseconds)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

function unmet({ problem, finding }: UnmetExpectation, ids: ReadonlyMap<string, string>): Markup {
  const id = ids.get(finding);
  return id === undefined
    ? markup`<br />${problem}`
    : markup`<br />${problem}, because of <a href="#finding-${id}">this difference</a>`;
}
