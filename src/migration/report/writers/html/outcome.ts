import type { ParityReport } from '../../model.js';
import { stepsThatFailed } from '../../steps.js';
import { countSites } from '../../places.js';
import { acceptedDifferences, acceptedPlaces } from '../../accepted.js';
import { counted } from '../../wording.js';
import { markup, type Markup } from '../../../../output-text/index.js';

/** The steps that failed, by name and with the reason. */
export function failureSection(report: ParityReport): Markup | string {
  const failed = stepsThatFailed(report);
  if (failed.length === 0) return '';
  return markup`<section id="failures" class="box bad" aria-labelledby="failures-title">
    <h2 id="failures-title">${counted(failed.length, 'failed step')}</h2>
    <ul>
      ${failed.map(
        ({ scenario, step, id }) =>
          markup`<li>
            <a href="#${id}">${scenario} / ${step.name}</a> <code>${step.subject}</code>
            ${step.problems.map((problem) => markup`<p>${problem}</p>`)}
          </li>`,
      )}
    </ul>
  </section>`;
}

/** The differences that rules explain, with their reasons. */
export function acceptedSection(report: ParityReport): Markup | string {
  const accepted = acceptedDifferences(report);
  if (accepted.length === 0) return '';
  return markup`<section id="accepted" class="box known" aria-labelledby="accepted-title">
    <h2 id="accepted-title">${counted(countSites(acceptedPlaces(report)), 'accepted place')}</h2>
    <ul>
      ${accepted.map(
        ({ where, what, candidates, because }) =>
          markup`<li>
            <code>${where}</code> on ${candidates}: ${what}
            <p>${because}</p>
          </li>`,
      )}
    </ul>
  </section>`;
}
