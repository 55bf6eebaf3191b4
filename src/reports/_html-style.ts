/** Looks of the page. Severities differ by word and by line, not by colour alone; colours keep a contrast of 4.5 to 1 in both schemes. */
export const STYLE = `
:root { color-scheme: light dark; --back: #fff; --panel: #f5f6f8; --text: #1b1d21; --soft: #565c66; --line: #d5d9e0; --link: #0a58a8; --mark: #ffe27a; --mark-text: #1b1d21;
  --error: #b3261e; --warning: #7a4f00; --note: #0b5c8a; }
@media (prefers-color-scheme: dark) {
  :root { --back: #16181c; --panel: #202329; --text: #e7e9ee; --soft: #a9b0bc; --line: #3a3f48; --link: #8cc2ff; --mark: #6b5600; --mark-text: #fff;
    --error: #ff9c94; --warning: #f2c063; --note: #8ecbff; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 68rem; font: 1rem/1.5 system-ui, sans-serif; background: var(--back); color: var(--text); overflow-wrap: anywhere; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { position: static; }
h1 { margin: 0 0 .5rem; font-size: 1.6rem; }
h2 { margin: 2rem 0 .75rem; font-size: 1.25rem; }
h3 { display: inline; margin: 0; font-size: 1rem; }
.totals { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; margin: 0; padding: 0; list-style: none; }
.totals strong { font-size: 1.4rem; }
.error { --tone: var(--error); }
.warning { --tone: var(--warning); }
.note { --tone: var(--note); }
.totals .error, .totals .warning, .totals .note, .severity { color: var(--tone); font-weight: 600; }
.alert { padding: .75rem 1rem; border: 2px solid var(--error); border-radius: .4rem; }
.soft, .capped, .place { color: var(--soft); }
search { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin: 1.5rem 0; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .4rem; background: var(--panel); }
search[hidden], [hidden] { display: none; }
fieldset { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: 0; padding: 0; border: 0; }
legend { float: left; padding: 0; margin-right: .75rem; }
input, select, button { font: inherit; color: inherit; background: var(--back); border: 1px solid var(--soft); border-radius: .3rem; padding: .2rem .5rem; max-width: 100%; }
select { max-width: 18rem; }
button { white-space: nowrap; }
output { flex-basis: 100%; color: var(--soft); }
.table { overflow-x: auto; }
table { width: 100%; overflow-wrap: normal; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
.number { text-align: right; white-space: nowrap; }
td.error, td.warning, td.note { color: var(--tone); font-weight: 600; }
summary { cursor: pointer; padding: .5rem 0; }
.file { border-top: 1px solid var(--line); }
.file > summary { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: baseline; padding: .6rem 0; }
.file > summary::before { content: "▸"; width: .8em; }
.file[open] > summary::before { content: "▾"; }
.file ol { margin: 0 0 1.5rem; padding: 0; list-style: none; }
.finding { margin: 0 0 .75rem; padding: .6rem 1rem; border-left: .3rem solid var(--tone); background: var(--panel); content-visibility: auto; contain-intrinsic-size: auto 9rem; }
.finding.warning { border-left-style: double; }
.finding.note { border-left-style: dotted; }
.finding p { margin: 0; }
.head { display: flex; flex-wrap: wrap; gap: 0 1rem; }
pre { margin: .4rem 0; padding: .3rem .6rem; white-space: pre-wrap; font: .9rem/1.5 ui-monospace, monospace; background: var(--back); border: 1px solid var(--line); border-radius: .3rem; }
mark { background: var(--mark); color: var(--mark-text); border-bottom: 2px solid var(--tone); }
mark:empty { border-left: 3px solid var(--tone); }
#findings, .rule { scroll-margin-top: 9rem; }
.rule { padding: .5rem 0; border-top: 1px solid var(--line); }
.rule p { margin: .25rem 0; }
@media (max-width: 40rem) { search { position: static; } .about { display: none; } }
@media print { search, .skip { display: none; } .finding { break-inside: avoid; content-visibility: visible; } }
`;
