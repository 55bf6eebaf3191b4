/** Looks of the evaluation page. Changes differ by word, not by colour alone; colours keep a contrast of 4.5 to 1 in both schemes. */
export const EVAL_STYLE = `
:root { color-scheme: light dark; --back: #fff; --panel: #f5f6f8; --text: #1b1d21; --soft: #565c66; --line: #d5d9e0; --mark: #fff1b8; --error: #b3261e; --warning: #7a4f00; --note: #0b5c8a; --good: #1b6b34; }
@media (prefers-color-scheme: dark) {
  :root { --back: #16181c; --panel: #202329; --text: #e7e9ee; --soft: #a9b0bc; --line: #3a3f48; --mark: #4d3f00; --error: #ff9c94; --warning: #f2c063; --note: #8ecbff; --good: #8fdca4; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 110rem; font: 1rem/1.5 system-ui, sans-serif; background: var(--back); color: var(--text); overflow-wrap: anywhere; }
h1 { margin: 0 0 .5rem; font-size: 1.6rem; }
h2 { margin: 2rem 0 .75rem; font-size: 1.25rem; }
h3 { display: inline; margin: 0; font-size: 1rem; }
h4 { margin: 0 0 .5rem; font-size: 1.1rem; }
dl { margin: 0; display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; }
dt { font-weight: 600; }
dd { margin: 0; max-width: 70rem; }
.soft { color: var(--soft); }
.table { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
th, td { padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: normal; }
thead th { font-weight: 600; }
.number { text-align: right; white-space: nowrap; }
.small { font-size: .9rem; }
.better { color: var(--good); font-weight: 600; }
.worse, .gone, .error > strong { color: var(--error); font-weight: 600; }
.warning > strong { color: var(--warning); }
.info > strong, .new { color: var(--note); }
.brief { border-top: 1px solid var(--line); }
summary { cursor: pointer; padding: .5rem 0; }
.brief > summary > span { margin-left: .5rem; font-size: .9rem; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 28rem), 1fr)); gap: 1.5rem; padding-bottom: 1.5rem; }
.sides > article { min-width: 0; padding: 1rem; background: var(--panel); border-radius: .4rem; }
.list { margin: .75rem 0 0; }
ul { margin: 0; padding-left: 1.25rem; }
.alert, .verdict { padding: .75rem 1rem; border: 2px solid var(--error); border-radius: .4rem; }
.verdict { border-color: var(--line); }
pre { margin: 0; white-space: pre-wrap; font: .9rem/1.5 ui-monospace, monospace; }
.found { background: var(--mark); border-bottom: 2px solid var(--warning); }
:focus-visible { outline: 3px solid var(--note); outline-offset: 2px; }
@media print { .sides { grid-template-columns: 1fr 1fr; } }
`;
