// Looks at a page the way nobody has the patience to: by machine, for everything at once.
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import axe from 'axe-core'

import { keepPicture } from './pictures.js'
import { LAPTOP, PHONE } from './visitor.js'

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const NARROW = [320, 390]
/** Words that would tell a bystander what a page is about. */
const TELLING = /hate|crime|police|victim|race|racis|religio|disab|attack|abuse|report|casineb|trosedd|heddlu|dioddef|crefydd|hiliol|adrodd/i
/** The word mark is the whole title of the start page, and pages for staff may say what they are. */
const FOR_EVERYBODY = /^\/(answers|status|help|leave|nothing-here|$)/

/** What the checkers say of markup that is the GOV.UK library's own, and why it stays as it is. */
const EXCEPTIONS = [
  // A radio that reveals more says so with aria-expanded. The standard gives radios no such state, screen readers do
  // announce it, and the library keeps it for that reason.
  { rule: /^aria-allowed-attr$/, where: /^<input [^>]*class="govuk-radios__input"[^>]* aria-expanded="(true|false)"/ },
  // Older screen readers name the group of a date only when its role is said again.
  { rule: /^The “group” role is unnecessary for element “fieldset”\.$/, where: /<fieldset [^>]*class="govuk-fieldset" role="group">/ }
]

function isException (rule, where) {
  return EXCEPTIONS.some((exception) => exception.rule.test(rule) && exception.where.test(where))
}

/** Collects what is wrong with the pages that a visitor sees. */
export class Inspector {
  /** Sentences about what is wrong. */
  findings = []
  /** Names of the pages that were looked at, and the paths of all pages that were opened. */
  names = new Set()
  paths = new Set()
  #pages
  #folder
  #pictures

  /** Keeps the HTML of each page in `folder` and, where `pictures` is given, a picture of it there. */
  constructor (folder, pictures) {
    this.#folder = folder
    this.#pictures = pictures
    this.#pages = new WeakMap()
  }

  /** Follows a visitor's page; without `scripts` the page's own never run. */
  async follow ({ context, page, faults }, scripts) {
    const session = await context.newCDPSession(page)
    const followed = { session, scripts, faults, answer: null }
    await session.send('Emulation.setScriptExecutionDisabled', { value: !scripts })
    page.on('response', (response) => {
      const isPage = response.request().isNavigationRequest() && response.headers()['content-type']?.startsWith('text/html')
      if (isPage) followed.answer = response
    })
    this.#pages.set(page, followed)
  }

  /** Looks at what `page` shows now and remembers it as `name`; once is enough for each name. */
  async look (page, name) {
    if (this.names.has(name)) return
    const followed = this.#pages.get(page)
    this.names.add(name)
    this.paths.add(new URL(page.url()).pathname)
    await this.#keepHtml(name, await followed.answer.text())
    await this.#titleTellsNothing(page, name)
    await this.#fitsNarrowScreens(page, name)
    await this.#isAccessible(page, name, followed)
    for (const fault of followed.faults.splice(0)) this.findings.push(`${name}: ${fault}`)
  }

  async #keepHtml (name, html) {
    await mkdir(this.#folder, { recursive: true })
    await writeFile(join(this.#folder, `${name}.html`), html)
  }

  async #titleTellsNothing (page, name) {
    const title = await page.title()
    if (FOR_EVERYBODY.test(new URL(page.url()).pathname) && TELLING.test(title)) {
      this.findings.push(`${name}: the title tells a bystander: ${title}`)
    }
  }

  async #fitsNarrowScreens (page, name) {
    const usual = page.viewportSize()
    for (const width of NARROW) {
      await page.setViewportSize({ ...PHONE, width })
      const needed = await page.evaluate(() => document.documentElement.scrollWidth)
      if (needed > width) this.findings.push(`${name}: ${needed} px wide on a screen of ${width} px`)
      if (this.#pictures && width === PHONE.width) await keepPicture(page, this.#pictures, `${name}-phone`)
    }
    if (this.#pictures) {
      await page.setViewportSize(LAPTOP)
      await keepPicture(page, this.#pictures, `${name}-laptop`)
    }
    await page.setViewportSize(usual)
  }

  /** The checker is a script that waits, so scripts are let in for as long as it works; the page's own stay out. */
  async #isAccessible (page, name, { session, scripts }) {
    await session.send('Emulation.setScriptExecutionDisabled', { value: false })
    // The button that leaves moves along, and what lies half behind it for the moment is no smaller for that.
    await page.evaluate(() => window.scrollTo(0, 0))
    await page.evaluate(axe.source)
    const violations = await page.evaluate(async (values) => {
      const found = await window.axe.run(document, { runOnly: { type: 'tag', values } })
      return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => ({ id, html })))
    }, WCAG_22_AA)
    await session.send('Emulation.setScriptExecutionDisabled', { value: !scripts })
    for (const { id, html } of violations) {
      if (!isException(id, html)) this.findings.push(`${name}: ${id} at ${html}`)
    }
  }
}

/** What the HTML checker says of all pages kept in `folder`: errors and warnings. */
export async function checkHtml (folder) {
  const vnu = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar')
  const words = ['-jar', vnu, '--format', 'json', '--exit-zero-always', folder]
  const { stderr } = await promisify(execFile)('java', words, { maxBuffer: 1 << 26 })
  return JSON.parse(stderr).messages
    .filter(({ message, extract = '' }) => !isException(message, extract))
    .map(({ url, type, message, extract = '' }) => `${relative(folder, fileURLToPath(url))}: ${type}: ${message} ${extract}`)
}

/** A folder for as long as the stories of one file run. */
export async function passingFolder () {
  const path = await mkdtemp(join(tmpdir(), 'heard-pages-'))
  return { path, remove: () => rm(path, { recursive: true }) }
}
