// What CodeMirror says to people, in Chinese; its own words are English.
const ZH = {
  "Completions": "补全",
  "Diagnostics": "问题",
  "Control character": "控制字符",
  "Selection deleted": "已删除所选内容",
  "replaced $ matches": "已替换 $ 处",
  "No diagnostics": "没有问题",
  "current match": "当前匹配",
  "close": "关闭",
};

const KINDS = {
  zh: { class: "类", property: "属性", code: "代码", graph: "命名图", prefix: "前缀", variable: "变量", keyword: "关键字" },
  en: {
    class: "class",
    property: "property",
    code: "code",
    graph: "graph",
    prefix: "prefix",
    variable: "variable",
    keyword: "keyword",
  },
};

export const words = (lang) => (lang === "zh" ? ZH : {});
export const kind = (name, lang) => KINDS[lang][name];
