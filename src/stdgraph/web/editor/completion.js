// Completion: variables of the query, keywords, and the terms that the graph's vocabulary declares.
import { syntaxTree } from "@codemirror/language";
import { kind } from "./words.js";

const KEYWORDS = (
  "SELECT DISTINCT REDUCED CONSTRUCT DESCRIBE ASK WHERE FROM NAMED PREFIX BASE OPTIONAL UNION MINUS " +
  "GRAPH FILTER BIND VALUES UNDEF EXISTS NOT IN AS ORDER BY ASC DESC GROUP HAVING LIMIT OFFSET COUNT SUM " +
  "MIN MAX AVG SAMPLE GROUP_CONCAT SEPARATOR STR LANG LANGMATCHES DATATYPE BOUND IF COALESCE REGEX " +
  "REPLACE CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER STRLEN SUBSTR UCASE LCASE CONCAT YEAR MONTH DAY " +
  "NOW ABS ROUND CEIL FLOOR ISIRI ISLITERAL ISBLANK ISNUMERIC IRI"
).split(" ");
const MOST = 60;

// The vocabulary is asked for once, when it is first wanted; the browser keeps it.
let asked;
const vocabulary = () =>
  (asked ??= fetch("/api/v1/vocabulary")
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText))))
    .catch(() => {
      asked = undefined;
      return { prefixes: {}, terms: [] };
    }));

export const completer = (lang) => async (context) => {
  const inside = syntaxTree(context.state).resolveInner(context.pos, -1).name;
  if (/Comment|String|^Iri$|IriRef/.test(inside) && !context.explicit) return null;

  const variable = context.matchBefore(/[?$][\w\p{L}]*/u);
  if (variable) return variables(context, variable, lang);

  const word = context.matchBefore(/[\p{L}_][\p{L}\p{N}_-]*:?[\p{L}\p{N}_-]*|:[\p{L}\p{N}_-]*/u);
  if (!word && !context.explicit) return null;
  const typed = word?.text ?? "";
  if (typed.length < 2 && !context.explicit && !/\p{Script=Han}/u.test(typed)) return null;
  const { prefixes, terms } = await vocabulary();
  if (context.aborted) return null;
  const options = [
    ...ranked(terms, typed, lang).map((term) => termOption(term, prefixes, lang)),
    ...(typed.includes(":") ? [] : prefixOptions(prefixes, typed, lang)),
    ...(typed.includes(":") ? [] : keywordOptions(typed, lang)),
  ];
  return { from: word?.from ?? context.pos, options, filter: false };
};

function variables(context, found, lang) {
  const text = context.state.doc.toString();
  const names = new Set(
    [...text.matchAll(/[?$]([\w\p{L}]+)/gu)]
      .filter((each) => each.index !== found.from)
      .map((each) => `?${each[1]}`),
  );
  const options = [...names].sort().map((label) => ({ label, detail: kind("variable", lang) }));
  return { from: found.from, options, validFor: /^[?$][\w\p{L}]*$/u };
}

// A term is found by its name and by what it is called in either language; beginnings come first.
function ranked(terms, typed, lang) {
  const wanted = typed.toLowerCase();
  const scored = [];
  for (const term of terms) {
    const name = term.name.toLowerCase();
    const local = name.slice(name.indexOf(":") + 1);
    const called = `${term.label.zh}\n${term.label.en.toLowerCase()}`;
    const score =
      name.startsWith(wanted) || local.startsWith(wanted)
        ? 0
        : term.label[lang].toLowerCase().startsWith(wanted)
          ? 1
          : name.includes(wanted) || called.includes(wanted)
            ? 2
            : -1;
    if (score >= 0) scored.push([score + (term.kind === "code" ? 0.5 : 0), term]);
  }
  scored.sort((a, b) => a[0] - b[0] || (a[1].name < b[1].name ? -1 : 1));
  return scored.slice(0, MOST).map(([, term]) => term);
}

function termOption(term, prefixes, lang) {
  return {
    label: term.name,
    detail: `${term.label[lang]} · ${kind(term.kind, lang)}`,
    info: term.comment[lang] || undefined,
    apply: (view, _completion, from, to) => insert(view, term.name, prefixes, from, to),
  };
}

function prefixOptions(prefixes, typed, lang) {
  const wanted = typed.toLowerCase();
  return Object.entries(prefixes)
    .filter(([prefix]) => prefix.startsWith(wanted))
    .map(([prefix, iri]) => ({
      label: `${prefix}:`,
      detail: `${iri} · ${kind("prefix", lang)}`,
      apply: (view, _completion, from, to) => insert(view, `${prefix}:`, prefixes, from, to),
    }));
}

function keywordOptions(typed, lang) {
  const wanted = typed.toUpperCase();
  return KEYWORDS.filter((word) => word.startsWith(wanted)).map((label) => ({
    label,
    detail: kind("keyword", lang),
  }));
}

// Puts a name in, and its PREFIX line above the query where that is missing: the server needs none
// for the usual ones, but so the query runs in any other tool as well.
function insert(view, name, prefixes, from, to) {
  const text = view.state.doc.toString();
  const prefix = /^([\w-]+):/.exec(name)?.[1];
  const changes = [{ from, to, insert: name }];
  const isDeclared = new RegExp(`\\bPREFIX\\s+${prefix}\\s*:`, "i").test(text);
  // After the word PREFIX itself the name is being declared.
  const declares = /\bPREFIX\s+$/i.test(text.slice(0, from));
  let moved = 0;
  if (prefix && prefixes[prefix] && declares) {
    changes[0].insert = `${prefix}: <${prefixes[prefix]}>`;
  } else if (prefix && prefixes[prefix] && !isDeclared) {
    const line = `PREFIX ${prefix}: <${prefixes[prefix]}>\n`;
    const heading = /^(?:[ \t]*#[^\n]*\n)*/.exec(text)[0].length;
    changes.unshift({ from: heading, to: heading, insert: line });
    moved = line.length;
  }
  view.dispatch({
    changes,
    selection: { anchor: from + changes.at(-1).insert.length + moved },
    userEvent: "input.complete",
    scrollIntoView: true,
  });
}
