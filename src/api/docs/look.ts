// How the page looks, in the light and in the dark, and the one thing that it does.

export const style = `
:root { color-scheme: light dark; --ink: #1d2430; --quiet: #5b6472; --paper: #fff; --line: #d9dee6; --shade: #f4f6f9; --link: #0b5cad; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e8ee; --quiet: #9aa4b2; --paper: #14181f; --line: #2e3642; --shade: #1c222b; --link: #7db8f5; }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0 auto; max-width: 62rem; padding: 1rem; color: var(--ink); background: var(--paper); font: 16px/1.5 system-ui, sans-serif; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
h1 { font-size: 1.6rem; } h2 { margin-top: 3rem; font-size: 1.3rem; } h3 { margin: 0; font-size: 1.05rem; }
h3 a { color: inherit; }
code { font: 0.875em/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
pre { margin: 0.5rem 0; padding: 0.75rem; overflow-x: auto; max-height: 24rem; background: var(--shade); border-radius: 6px; }
pre code { overflow-wrap: normal; }
.filter { display: block; margin: 1rem 0; }
.filter[hidden] { display: none; }
input { width: min(24rem, 100%); padding: 0.4rem 0.6rem; font: inherit; color: inherit; background: var(--shade); border: 1px solid var(--line); border-radius: 6px; }
nav ul { margin: 0.25rem 0; padding-left: 1.25rem; columns: 18rem; }
.operation { margin: 1.25rem 0; padding: 1rem; border: 1px solid var(--line); border-radius: 8px; }
.operation[hidden] { display: none; }
.operation:target, .problem:target { outline: 2px solid var(--link); outline-offset: 2px; }
.line { margin: 0.25rem 0; }
.method { padding: 0.1rem 0.4rem; font: 600 0.75rem ui-monospace, monospace; color: #fff; background: #44546a; border-radius: 4px; }
.method.post { background: #1a6f3c; } .method.put { background: #8a5a00; } .method.delete { background: #a32929; }
.who, .type { color: var(--quiet); font-size: 0.9rem; }
.needed { color: var(--quiet); font: 0.75rem system-ui, sans-serif; }
.status { font: 600 0.85rem ui-monospace, monospace; }
summary { cursor: pointer; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
th, td { padding: 0.3rem 0.6rem 0.3rem 0; text-align: left; vertical-align: top; font-weight: normal; border-top: 1px solid var(--line); }
table { table-layout: fixed; min-width: 36rem; } th { width: 38%; } td.type { width: 24%; }
.codes { columns: 20rem; }
dl .problem { padding: 0.4rem 0; border-top: 1px solid var(--line); }
dd { margin: 0; color: var(--quiet); }
@media (max-width: 40rem) { table { min-width: 0; } tr, th, td, td.type { display: block; width: auto; } th, td { padding: 0.15rem 0; } td { border-top: 0; } }
`;

export const script = `
const filter = document.querySelector('.filter');
const find = filter.querySelector('input');
const all = [...document.querySelectorAll('.operation')];
filter.hidden = false;
find.addEventListener('input', () => {
  const words = find.value.toLowerCase().split(' ').filter(Boolean);
  for (const one of all) one.hidden = !words.every((word) => one.dataset.words.includes(word));
  for (const section of document.querySelectorAll('main > section[id^="tag-"]')) {
    section.hidden = words.length > 0 && !section.querySelector('.operation:not([hidden])');
  }
});
`;
