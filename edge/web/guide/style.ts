import { DOCS_STYLE } from '../docs/style.ts'

/** The style of the guide. On a wide screen the list of pages is beside the page, on a narrow one below it. */
export const GUIDE_STYLE = `${DOCS_STYLE}
h1, h2, h3, h4 { overflow-wrap: anywhere; hyphens: auto; line-height: 1.25; }
h1 { margin-top: 1.5rem; }
h2 { margin-top: 2.5rem; }
article > p, article > ul, article > ol, article > blockquote { max-width: 46rem; }
article > p, li, td { overflow-wrap: break-word; }
article li { margin: .25rem 0; }
code { padding: .1em .3em; background: var(--raised); border-radius: .25rem; }
pre code { padding: 0; background: none; overflow-wrap: normal; }
blockquote { margin: 1rem 0; padding: .1rem 1rem; border-left: 4px solid var(--link); background: var(--raised); }
thead th:nth-child(n) { width: auto; }
thead th { font-weight: 600; }
.scrolls td, .scrolls th { min-width: 8rem; }
picture, img { display: block; max-width: 100%; height: auto; }
img { border: 1px solid var(--line); border-radius: .5rem; }
[aria-current] { font-weight: 600; text-decoration: none; color: var(--text); }
.bar { display: flex; flex-wrap: wrap; align-items: end; justify-content: space-between; gap: .5rem 2rem; padding: 1rem 0; }
.bar > a { padding: .35rem 0; }
form label { display: block; color: var(--soft); }
.field { display: flex; gap: .5rem; }
.field input { flex: 1; min-width: 0; max-width: 24rem; }
input, button { font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--soft); border-radius: .5rem; padding: .35rem .75rem; min-height: 2.5rem; }
button { background: var(--raised); cursor: pointer; }
.contents { margin-top: 1rem; }
.contents a { display: inline-block; padding: .2rem 0; }
.around { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .5rem 2rem; margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); }
.pages { border-top: 1px solid var(--line); }
.pages ul { display: block; }
.pages ul ul { margin: 0 0 .5rem; padding-left: 1rem; }
.hits { padding-left: 1.25rem; }
.hits p { margin: 0 0 1rem; }
mark { background: none; color: inherit; font-weight: 700; text-decoration: underline; }
footer { margin-top: 2rem; border-top: 1px solid var(--line); }
@media (min-width: 60rem) {
  .columns { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: 3rem; }
  .columns > main { grid-column: 2; grid-row: 1; }
  .pages { grid-column: 1; grid-row: 1; border: 0; }
  .bar > a { position: absolute; left: -100vw; }
  .bar > a:focus { left: auto; position: static; }
}
@media (forced-colors: active) { code { border: 1px solid CanvasText; } pre code { border: 0; } }
`
