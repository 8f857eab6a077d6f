import { DOCS_STYLE } from '../docs/style.ts'

/** A notice has more text and fewer headings than the documentation of the API. */
export const PRIVACY_STYLE = `${DOCS_STYLE}
h1, h2, h3, h4 { overflow-wrap: anywhere; hyphens: auto; }
main > p, main > ul { max-width: 46rem; }
[aria-current] { font-weight: 600; text-decoration: none; }
h4 { margin: 2rem 0 .25rem; font-size: 1.05rem; }
h4 + p, dl { margin: 0; }
dt { color: var(--soft); margin-top: .5rem; }
.names { color: var(--soft); }
.fields thead th:nth-child(1) { width: 30%; }
.fields thead th:nth-child(2) { width: 70%; }
`
