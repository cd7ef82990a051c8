// <sparql-editor>: CodeMirror with completion from the graph's own vocabulary.
//
// It stands in a shadow tree: there CodeMirror hands its rules over as constructed style sheets,
// which a Content-Security-Policy of `style-src 'self'` lets pass; in the page itself it would
// write <style> elements, which that policy refuses.
import { autocompletion, closeBrackets, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState, Prec } from "@codemirror/state";
import {
  EditorView,
  drawSelection,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { sparql } from "codemirror-lang-sparql";
import { completer } from "./completion.js";
import { colours, theme } from "./theme.js";
import { words } from "./words.js";

// Left to itself, Chromium types over a selection with a <span style="…">, which the policy refuses
// with a note on the console. So that step is done here, through the same handlers.
const typingOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { from, to } = view.state.selection.main;
    if (event.inputType !== "insertText" || !event.data || from === to || view.composing) return false;
    const change = () =>
      view.state.update(view.state.replaceSelection(event.data), { userEvent: "input.type" });
    const isHandled = view.state
      .facet(EditorView.inputHandler)
      .some((handle) => handle(view, from, to, event.data, change));
    if (!isHandled) view.dispatch(change());
    event.preventDefault();
    return true;
  },
});

class SparqlEditor extends HTMLElement {
  #view;
  #label = new Compartment();

  // `run` is called on Ctrl+Enter, `changed` with each new text.
  start({ text, label, lang, run, changed }) {
    const root = this.attachShadow({ mode: "open" });
    const running = Prec.highest(
      keymap.of([{ key: "Mod-Enter", run: () => (run(), true), preventDefault: true }]),
    );
    this.#view = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: text,
        extensions: [
          running,
          typingOver,
          EditorState.phrases.of(words(lang)),
          lineNumbers(),
          highlightSpecialChars(),
          history(),
          drawSelection(),
          indentOnInput(),
          bracketMatching(),
          closeBrackets(),
          highlightActiveLine(),
          lintGutter(),
          autocompletion({ override: [completer(lang)], icons: false, maxRenderedOptions: 60 }),
          // Tab is left to the browser, so that the keyboard can leave the editor.
          keymap.of([...completionKeymap, ...historyKeymap, ...defaultKeymap]),
          sparql(),
          syntaxHighlighting(colours),
          theme,
          EditorView.lineWrapping,
          this.#label.of(EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" })),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) {
              this.removeAttribute("data-wrong");
              changed(this.value);
            }
          }),
        ],
      }),
    });
    this.dataset.ready = "";
  }

  get value() {
    return this.#view.state.doc.toString();
  }

  set value(text) {
    if (text === this.value) return;
    this.#view.dispatch({ changes: { from: 0, to: this.#view.state.doc.length, insert: text } });
  }

  focus() {
    this.#view.focus();
  }

  // Marks the place where the server's grammar stopped, and puts the cursor there. Lines and
  // columns are from 1, and columns in whole characters, as the server counts.
  mark(line, column, message) {
    const { state } = this.#view;
    const at = state.doc.line(Math.min(Math.max(line, 1), state.doc.lines));
    const characters = [...at.text];
    const start = characters.slice(0, Math.max(column - 1, 0)).join("").length;
    const from = Math.min(at.from + start, at.to);
    const word = /^[^\s{}()[\];,]+|^./u.exec(state.doc.sliceString(from, at.to));
    const to = word ? from + word[0].length : from;
    this.#view.dispatch(setDiagnostics(state, [{ from, to, severity: "error", message }]));
    this.#view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
    this.setAttribute("data-wrong", "");
    this.focus();
  }

  unmark() {
    this.#view.dispatch(setDiagnostics(this.#view.state, []));
    this.removeAttribute("data-wrong");
  }
}

customElements.define("sparql-editor", SparqlEditor);
