// Builds what the pages load: `node build.mjs OUTPUT`, run from the folder above. Each file's name carries the hash of
// its content, and beside it stand the same bytes compressed: heard-<hash>.css, heard-<hash>.css.br, heard-<hash>.css.gz.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, parse } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { buildSync } from 'esbuild'
import postcss from 'postcss'
import mirror from 'postcss-rtlcss'
import { compile } from 'sass'

const output = process.argv[2]

function styles() {
  const { css } = compile('styles/heard.scss', { style: 'compressed', loadPaths: ['../node_modules'], quietDeps: true })
  return Buffer.from(mirrored(css))
}

/** The library says left and right. Each such rule is followed by its mirror image for pages that run from right to left. */
function mirrored(css) {
  // As strong as the rule itself, so that later rules win over both.
  const directions = { mode: 'override', ltrPrefix: ':where([dir=ltr])', rtlPrefix: ':where([dir=rtl])' }
  return postcss([mirror(directions)]).process(css, { from: undefined }).css
}

function script(name) {
  const built = buildSync({
    entryPoints: [`scripts/${name}.mjs`],
    bundle: true,
    format: 'esm',
    legalComments: 'none',
    minify: true,
    write: false
  })
  return Buffer.from(built.outputFiles[0].contents)
}

function store(name, bytes) {
  const { name: stem, ext } = parse(name)
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  const path = join(output, `${stem}-${hash}${ext}`)
  writeFileSync(path, bytes)
  writeFileSync(`${path}.br`, brotliCompressSync(bytes))
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
}

rmSync(output, { recursive: true, force: true })
mkdirSync(output, { recursive: true })
store('heard.css', styles())
store('heard.js', script('heard'))
store('files.js', script('files'))
for (const picture of readdirSync('pictures')) {
  store(picture, readFileSync(join('pictures', picture)))
}
