/** The style of the API's documentation. Colours have a contrast of at least 4.5 to 1 in both themes. */
export const DOCS_STYLE = `
:root { color-scheme: light dark; --text: #1c1e26; --soft: #50566b; --ground: #ffffff; --raised: #f2f3f7; --line: #c9cdd9; --link: #2f45c9; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e8eaf2; --soft: #aab0c4; --ground: #15171e; --raised: #20232d; --line: #3b4052; --link: #a9b6ff; }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0 auto; max-width: 76rem; padding: 0 1rem 4rem; background: var(--ground); color: var(--text); font: 1rem/1.6 system-ui, sans-serif; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 1rem; background: var(--ground); padding: .5rem; }
header { padding: 1rem 0; border-bottom: 1px solid var(--line); font-weight: 600; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; margin: 1rem 0; list-style: none; }
nav a { display: inline-block; padding: .25rem 0; }
h1 { font-size: 2rem; line-height: 1.2; }
h2 { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); }
h3 { margin: 2.5rem 0 .5rem; }
code, pre { font-family: ui-monospace, monospace; font-size: .9em; }
code { overflow-wrap: anywhere; }
pre { padding: 1rem; overflow-x: auto; background: var(--raised); border: 1px solid var(--line); border-radius: .5rem; }
.address { margin: 0 0 .5rem; }
.method { display: inline-block; min-width: 4.5rem; padding: 0 .5rem; border: 1px solid currentColor; border-radius: .25rem; font: 600 .85rem/1.6 ui-monospace, monospace; text-align: center; }
.scrolls { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: var(--soft); padding: .25rem 0; }
thead th:nth-child(1) { width: 40%; }
thead th:nth-child(2) { width: 25%; }
th, td { padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; }
thead th { color: var(--soft); }
summary { cursor: pointer; padding: .25rem 0; }
dt { margin-top: 1rem; }
dd { margin: 0; }
div:target, :target { background: var(--raised); }
@media (forced-colors: active) { .method, pre { border-color: CanvasText; } }
`
