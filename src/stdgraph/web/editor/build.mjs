// Builds ../static/editor.js from these sources, and gathers the licences of what it holds.
// `npm ci && npm run build`; `node build.mjs FOLDER` writes elsewhere, to compare.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const target = process.argv[2] ?? join(here, "..", "static");

const built = await build({
  entryPoints: [join(here, "editor.js")],
  absWorkingDir: here,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  outfile: join(target, "editor.js"),
  banner: { js: "/* Built by src/stdgraph/web/editor; licences: editor-licences.txt */" },
});

// Only what is in the bundle, not what built it.
const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//;
const packages = new Set(
  Object.keys(built.metafile.inputs).flatMap((path) => name.exec(path)?.[1] ?? []),
);
const licences = [...packages].sort().map((each) => {
  const folder = join(here, "node_modules", each);
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${each} comes without a licence`);
  return `${each} ${version}\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
});
writeFileSync(join(target, "editor-licences.txt"), licences.join(`\n${"-".repeat(72)}\n\n`));
