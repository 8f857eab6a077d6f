/** The style of leaderboards. Colours have a contrast of at least 4.5 to 1 in both themes. */
export const BOARD_STYLE = `
:root { color-scheme: light dark; --text: #1c1e26; --soft: #50566b; --ground: #ffffff; --raised: #f2f3f7; --line: #c9cdd9; --link: #2f45c9; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e8eaf2; --soft: #aab0c4; --ground: #15171e; --raised: #20232d; --line: #3b4052; --link: #a9b6ff; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 0 1rem 3rem; background: var(--ground); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 1rem; background: var(--ground); padding: .5rem; }
header, footer { padding: 1rem 0; }
header { border-bottom: 1px solid var(--line); font-weight: 600; }
footer { margin-top: 2rem; border-top: 1px solid var(--line); }
ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; margin: .5rem 0; list-style: none; }
nav a { display: inline-block; padding: .25rem 0; }
[aria-current] { font-weight: 600; text-decoration: none; }
h1 { display: flex; align-items: center; gap: .75rem; font-size: 1.6rem; line-height: 1.25; }
h2 { margin: 2rem 0 .5rem; font-size: 1.15rem; }
img { border-radius: 50%; background: var(--raised); flex: none; }
img.card { border-radius: 1rem; max-width: 100%; height: auto; }
form { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; margin: .5rem 0; }
input, button { font: inherit; color: inherit; padding: .4rem .6rem; min-height: 2.5rem; background: var(--raised); border: 1px solid var(--soft); border-radius: .4rem; }
input { width: 11rem; max-width: 100%; }
input[type=number] { width: 7rem; }
.own { padding: .6rem .8rem; background: var(--raised); border-radius: .4rem; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
caption { text-align: start; color: var(--soft); padding: .25rem 0; }
th, td { padding: .35rem .5rem .35rem 0; border-bottom: 1px solid var(--line); text-align: start; font-weight: 400; }
thead th { color: var(--soft); }
th[scope=row] span { display: flex; align-items: center; gap: .6rem; }
.n { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
td:last-child, th:last-child { padding-right: 0; }
progress { display: block; width: 4rem; height: .4rem; margin-inline-start: auto; accent-color: var(--link); }
@media (max-width: 30rem) { progress { width: 2.5rem; } }
tr:target { background: var(--raised); }
`
