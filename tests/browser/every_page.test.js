// Every page in every state, in both languages, with and without scripts: nothing is wrong with it.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'

import { ANONYMOUS, ASSISTED, REFUSED, WAYS } from './support/answers.js'
import { begin, paste, press, receipt, send, signIn, slugOf, submit } from './support/form.js'
import { Inspector, checkHtml, passingFolder } from './support/inspector.js'
import { figures } from './support/second_factor.js'
import { doStep, LOW, unfold } from './support/triage.js'
import { Site } from './support/site.js'
import { LAPTOP, openBrowser, visitor } from './support/visitor.js'

const SOURCES = join(import.meta.dirname, '../../src')

/** The stretches of the journey, each with a file of questions. */
const STRETCHES = ['assisted', 'start', 'place', 'story', 'people', 'contact']
/** One look each: whoever sees the newcomer's pages joins a force of their own, whose queue is still empty. */
const LOOKS = [
  { language: 'en', scripts: true, newcomer: { team: 'dorset', postcode: 'DT1 1XJ' } },
  { language: 'en', scripts: false, newcomer: { team: 'cumbria', postcode: 'CA3 8NA' } },
  { language: 'cy', scripts: true, newcomer: { team: 'gwent', postcode: 'NP20 4UR' } },
  { language: 'cy', scripts: false, newcomer: { team: 'dyfed-powys', postcode: 'SA31 1JP' } }
]

/** What a team says to everybody in an area; the day that the form offers stays. */
const BANNER = {
  'heading-en': 'After what happened at the mosque on Saturday',
  'text-en': 'We know that many of you are worried. More officers are out in the town this week, and you can stop any of them to talk.\n\nIf you saw something, call 101. In danger, call 999.',
  'heading-cy': 'Ar ôl yr hyn a ddigwyddodd yn y mosg ddydd Sadwrn',
  'text-cy': "Rydym yn gwybod bod llawer ohonoch yn poeni. Mae mwy o swyddogion allan yn y dref yr wythnos hon, a gallwch siarad ag unrhyw un ohonyn nhw.\n\nOs gwelsoch rywbeth, ffoniwch 101. Mewn perygl, ffoniwch 999."
}

/** Pages that are not pages: files, ways out, and what only programs ask. */
const NOT_PAGES = ['/centre/import/columns', '/centre/drafts/<number>/files/<file>/arrived', '/answers/files/<number>/arrived', '/language/<code>', '/leave', '/static/<name..>', '/health']

let site, closed, browser, html
const seen = { paths: new Set(), names: new Set() }
before(async () => {
  [site, closed, browser, html] = await Promise.all([
    Site.demo(), Site.withoutPeople(), openBrowser(), passingFolder()
  ])
})
after(async () => {
  await browser?.close()
  await Promise.all([site?.stop(), closed?.stop(), html?.remove()])
})

// Two at a time: a browser waits for the site about as long as the site for the browser.
describe('nothing is wrong with', { concurrency: 2 }, () => {
  for (const look of LOOKS) {
    const words = `${look.language === 'en' ? 'English' : 'Welsh'}, ${look.scripts ? 'with' : 'without'} scripts`
    test(`every page in ${words}`, async () => {
      const crawl = new Crawl(look)
      await crawl.publicPages()
      for (const answers of WAYS) await crawl.journey(answers)
      await crawl.endings()
      await crawl.later()
      await crawl.status()
      await crawl.door()
      await crawl.newcomer()
      await crawl.officer()
      await crawl.banners()
      await crawl.centre()
      for (const path of crawl.inspector.paths) seen.paths.add(path)
      for (const name of crawl.inspector.names) seen.names.add(name)
      assert.deepEqual(crawl.inspector.findings, [])
    })
  }

  test('the pages in the dark', async () => {
    const crawl = new Crawl({ language: 'en', scripts: true, dark: true })
    await crawl.publicPages()
    await crawl.journey(WAYS[0])
    await crawl.status()
    await crawl.door()
    await crawl.officer()
    assert.deepEqual(crawl.inspector.findings, [])
  })
})

test('no question and no route was left out', async () => {
  const files = await Promise.all(STRETCHES.map((stretch) => source(`reporting/questions/${stretch}.rs`)))
  const questions = [...files.join('').matchAll(/slug: "([a-z-]+)"/g)]
  assert.ok(questions.length > 30)
  for (const [, slug] of questions) assert.ok(seen.names.has(`question-${slug}`), `the question ${slug} was not seen`)

  const routes = (await source('web/audience.rs')).matchAll(/\("GET", "([^"?]+)[^"]*"/g)
  for (const [, route] of routes) {
    if (NOT_PAGES.includes(route)) continue
    const path = new RegExp(`^${route.replace(/<\w+>/g, '[^/]+')}$`)
    assert.ok([...seen.paths].some((one) => path.test(one)), `the page ${route} was not seen`)
  }
})

test('the HTML checker finds no error and nothing to warn of', async () => {
  assert.deepEqual(await checkHtml(html.path), [])
})

function source (path) {
  return readFile(join(SOURCES, path), 'utf8')
}

/** One person's way past all pages. */
class Crawl {
  constructor ({ language, scripts, newcomer, dark = false }) {
    this.look = { language, dark }
    this.scripts = scripts
    this.joining = newcomer
    // The HTML is the same with and without scripts, so one of the two is kept; pictures are of what most people see.
    const name = dark ? 'dark' : `every-page-${language}`
    this.inspector = new Inspector(join(html.path, `${language}-${dark ? 'dark' : scripts}`), scripts ? name : undefined)
  }

  async #open (at = site, screen = undefined) {
    const person = await visitor(browser, at, { ...this.look, ...(screen && { screen }) })
    await this.inspector.follow(person, this.scripts)
    return person.page
  }

  async #see (page, name) {
    await this.inspector.look(page, name)
  }

  async publicPages () {
    const page = await this.#open()
    for (const [path, name] of [['/', 'home'], ['/help', 'help'], ['/privacy', 'privacy'], ['/accessibility', 'accessibility'], ['/nothing-here', 'not-found'], ['/answers', 'start'], ['/answers/danger', 'ended']]) {
      await page.goto(path)
      await this.#see(page, name)
    }
    await page.goto('/centres')
    await this.#see(page, 'find')
    await send(page)
    await this.#see(page, 'find-refused')
    await paste(page, { near: 'M1 1AE' })
    await send(page)
    await this.#see(page, 'find-found')
    await press(page, page.locator('main section a'))
    await this.#see(page, 'find-one')
    await press(page, page.locator('main a[href$="poster"]'))
    await this.#see(page, 'find-poster')
    await page.goto(page.url().replace(/poster$/, 'start'))
    await this.#see(page, 'find-start')
    await send(page)
    await page.goto('/answers/with-centre')
    await this.#see(page, 'question-with-centre')
    const early = await this.#open(closed)
    await early.goto('/answers')
    await this.#see(early, 'closed')
  }

  /** Each question empty, refused where it can refuse, and filled; then the check page and the page after sending. */
  async journey (answers) {
    const page = await this.#open()
    await begin(page)
    while (slugOf(page) !== 'check') {
      const slug = slugOf(page)
      await this.#see(page, `question-${slug}`)
      if (slug in REFUSED && !this.inspector.names.has(`question-${slug}-refused`)) await this.#refused(page, slug)
      await this.#answered(page, slug, answers)
    }
    await this.#see(page, 'check')
    await send(page)
    await this.#see(page, `sent-${answers.identity.identity}`)
    await page.goto('/answers/sent/paper')
    await this.#see(page, 'paper')
    await page.goto('/answers/about-you')
    await this.#see(page, 'about-you')
    await paste(page, { 'ethnic-words': 'x'.repeat(121) })
    await send(page)
    await this.#see(page, 'about-you-refused')
    await paste(page, { 'ethnic-words': 'Bengali' })
    await send(page)
    await this.#see(page, 'sent-thanked')
    await page.context().close()
  }

  async #refused (page, slug) {
    await paste(page, REFUSED[slug])
    await send(page)
    assert.equal(await page.locator('.govuk-error-summary').count(), 1, `${slug} takes what it should refuse`)
    await this.#see(page, `question-${slug}-refused`)
  }

  async #answered (page, slug, answers) {
    if (slug.startsWith('which-')) await page.locator('main label').first().click()
    else await paste(page, answers[slug] ?? {})
    await send(page)
    const next = page.url()
    await page.goto(`/answers/${slug}`)
    await this.#see(page, `question-${slug}-filled`)
    await page.goto(next)
  }

  /** Ways that end before the check page, and a form that is not ours. */
  async endings () {
    const abroad = await this.#open()
    await begin(abroad)
    while (slugOf(abroad) !== 'place') {
      await paste(abroad, ANONYMOUS[slugOf(abroad)] ?? {})
      await send(abroad)
    }
    await abroad.goto('/answers')
    await this.#see(abroad, 'start-unfinished')
    await abroad.goto('/answers/place')
    await paste(abroad, { place: 'JE2 3AB' })
    await send(abroad)
    await this.#see(abroad, 'signpost')

    const refused = await this.#open()
    await begin(refused)
    await refused.context().clearCookies()
    await send(refused)
    await this.#see(refused, 'problem-refused')
  }

  /** Somebody stops, and comes back with a code. */
  async later () {
    const page = await this.#open()
    await begin(page)
    await page.goto('/answers/save')
    await this.#see(page, 'save')
    await send(page)
    await this.#see(page, 'saved')
    const code = (await page.locator('.heard-code').innerText()).replace(/\s+/g, ' ').trim()
    const other = await this.#open()
    await other.goto('/answers/return')
    await this.#see(other, 'return')
    await send(other)
    await this.#see(other, 'return-refused')
    await paste(other, { code })
    await send(other)
    assert.equal(slugOf(other), 'danger')
  }

  async status () {
    const page = await this.#open()
    await page.goto('/status')
    await this.#see(page, 'status-form')
    await send(page)
    await this.#see(page, 'status-form-refused')
    const { reference, code } = await this.#report(ANONYMOUS)
    await paste(page, { reference, code })
    await send(page)
    await this.#see(page, 'status')
    await submit(page, '/status/open')
    await this.#see(page, 'status-refused')
    await paste(page, { message: 'It was the 192.' })
    await submit(page, '/status/open')
    await this.#see(page, 'status-message')
    await page.goto('/status/files')
    await this.#see(page, 'status-files')
  }

  async door () {
    const page = await this.#open(site, LAPTOP)
    for (const [path, name] of [['/sign-in', 'sign-in'], ['/welcome', 'welcome']]) {
      await page.goto(path)
      await this.#see(page, name)
      await send(page)
      await this.#see(page, `${name}-refused`)
    }
  }

  /** Somebody who was invited: sets up the account, finds an empty queue, then a report that no colleague has opened to them. */
  async newcomer () {
    const { team, postcode } = this.joining
    const email = `new@${team}.example`
    const password = 'nine quiet herons by the weir'
    const page = await this.#open(site, LAPTOP)
    await page.goto('/welcome')
    await paste(page, { invitation: await site.invite(team, email), name: 'Rhian Newcomer', password })
    await send(page)
    await this.#see(page, 'second-factor')
    await send(page)
    await this.#see(page, 'second-factor-refused')
    await paste(page, { code: figures(await page.locator('.heard-code').innerText()) })
    await send(page)
    await this.#see(page, 'queue-empty')

    const { reference } = await this.#report({ ...ANONYMOUS, place: { place: postcode } })
    await page.goto('/queue')
    await press(page, page.getByRole('link', { name: reference }))
    await this.#see(page, 'report-closed')

    await press(page, page.locator('header button'))
    await page.goto('/sign-in')
    await paste(page, { email, password })
    await send(page)
    await this.#see(page, 'sign-in-code')
    await paste(page, { code: '1' })
    await send(page)
    await this.#see(page, 'sign-in-code-refused')
  }

  /** What is done with a report: steps, links, search, the next shift. */
  async #triage (page, path) {
    for (const step of ['assessment', 'record']) {
      await page.goto(`${path}/steps/${step}`)
      await this.#see(page, `step-${step}`)
      await submit(page, `/steps/${step}`)
      await this.#see(page, `step-${step}-refused`)
    }
    await doStep(page, path, 'assessment', { ...LOW, coping: 'own-life' })
    await this.#see(page, 'report-assessed')
    await page.goto(`${path}/steps/review`)
    await this.#see(page, 'step-review-refused')
    await doStep(page, path, 'pause', { answer: 'awaiting-reporter', why: 'Which bus was it?' })
    await this.#see(page, 'report-paused')
    await page.goto(`${path}/steps/contact`)
    await this.#see(page, 'step-contact')
    await page.goto(`${path}/links`)
    await this.#see(page, 'links')
    await send(page)
    await this.#see(page, 'links-refused')
    for (const place of ['search', 'shift']) {
      await page.goto(`/${place}?team=greater-manchester`)
      await this.#see(page, place)
      await submit(page, place)
      await this.#see(page, `${place}-refused`)
    }
    await page.goto('/search?team=greater-manchester')
    await paste(page, { for: 'M1 1AE' })
    await send(page)
    await this.#see(page, 'search-found')
    await page.goto(path)
    await unfold(page, 'officer')
    await press(page, page.locator('details form[action$="officer"] button'))
    await this.#see(page, 'report-officer-refused')
    await unfold(page, 'close')
    await submit(page, 'close')
    await this.#see(page, 'report-close-refused')
  }

  async officer () {
    const { reference } = await this.#report({ ...WAYS[1], place: { place: 'M1 1AE' } })
    const page = await this.#open(site, LAPTOP)
    await signIn(page, 'officer@gmp.example')
    await this.#see(page, 'queue')
    await press(page, page.getByRole('link', { name: reference }))
    await this.#see(page, 'report')
    await submit(page, 'acknowledge')
    await this.#see(page, 'report-acknowledged')
    await submit(page, 'message')
    await this.#see(page, 'report-message-refused')
    await paste(page, { template: 'need-more', days: '3' })
    await submit(page, 'message')
    await this.#see(page, 'report-message')
    await press(page, page.locator('nav a[href$="history"]'))
    await this.#see(page, 'history')
    for (const list of ['files', 'custody', 'bundle']) {
      await page.goto(`/reports/${reference.replace('-', '')}/${list}`)
      await this.#see(page, `report-${list}`)
    }
    await this.#triage(page, `/reports/${reference.replace('-', '')}`)
    await press(page, page.locator('a[href$="move"]'))
    await this.#see(page, 'move')
    await submit(page, 'move')
    await this.#see(page, 'move-refused')
    await paste(page, { team: 'cheshire', why: 'It was there.' })
    await submit(page, 'move')
    await this.#see(page, 'report-offered')
    for (const shown of ['news', 'mine', 'unassigned', 'urgent', 'overdue', 'review', 'awaiting', 'open', 'closed']) {
      await page.goto(`/queue?shown=${shown}`)
      await this.#see(page, `queue-${shown}`)
    }

    await this.#takeDown(page)

    const steward = await this.#open(site, LAPTOP)
    await signIn(steward, 'lead@gmp.example')
    await steward.goto('/admin/people')
    await this.#see(steward, 'people')
    await send(steward)
    await this.#see(steward, 'people-refused')
    await press(steward, steward.locator('form[action$="remove"] button').first())
    await this.#see(steward, 'person-remove')
    await steward.goto('/account')
    await this.#see(steward, 'account')

    const desk = await this.#open(site, LAPTOP)
    await signIn(desk, 'desk@desk.example')
    await this.#see(desk, 'queue-desk')
    for (const path of ['board', 'mail/sent', 'mail/dead', 'teams/greater-manchester', 'astray', 'files', 'backlog']) {
      await desk.goto(`/national/${path}`)
      await this.#see(desk, `national-${path.replace('/', '-')}`)
    }
  }

  /** Somebody tells an officer at the counter. */
  async #takeDown (page) {
    await page.goto('/queue')
    await submit(page, '/reports/new')
    await this.#see(page, 'take-down')
    await send(page)
    await this.#see(page, 'take-down-refused')
    await paste(page, { how: 'counter', danger: 'no', who: 'victim', worker: 'no', what: 'They spat at me.', where: 'place', place: 'M1 1AE', named: 'no' })
    await send(page)
    await this.#see(page, 'taken-down')
  }

  /** A banner for one force's area, then one for everybody: refused, checked, shown to whom it is for, and ended. */
  async banners () {
    const { team, postcode } = this.joining
    const staff = await this.#open(site, LAPTOP)
    await signIn(staff, 'supervisor@demo.example')
    await staff.goto(`/admin/banners/new?team=${team}`)
    await this.#see(staff, 'banner-form')
    await send(staff)
    await this.#see(staff, 'banner-form-refused')
    await paste(staff, BANNER)
    await send(staff)
    await this.#see(staff, 'banner-check')
    await submit(staff, 'show')
    await this.#see(staff, 'banners')

    const reader = await this.#open()
    await begin(reader)
    while (slugOf(reader) !== 'check') {
      if (slugOf(reader) === 'goes-to') await this.#seeBanner(reader, 'question-goes-to-banner')
      await paste(reader, { ...ANONYMOUS, place: { place: postcode } }[slugOf(reader)] ?? {})
      await send(reader)
    }
    await this.#seeBanner(reader, 'check-banner')
    await send(reader)
    await this.#seeBanner(reader, 'sent-banner')

    const heading = `For everybody who reads in ${team}`
    await staff.goto('/admin/banners/new?team=national-desk')
    await paste(staff, { ...BANNER, area: 'united-kingdom', 'heading-en': heading })
    await send(staff)
    await submit(staff, 'show')
    for (const [path, name] of [['/', 'home'], ['/answers', 'start'], ['/help', 'help']]) {
      await reader.goto(path)
      await this.#seeBanner(reader, `${name}-banner`)
    }
    await press(staff, staff.locator('main section', { hasText: heading }).locator('form button'))
    await this.#see(staff, 'banners-ended')
  }

  /** Somebody at a centre helps a person report; the force registers another centre. */
  async centre () {
    const page = await this.#open(site, LAPTOP)
    await signIn(page, 'manager@advice.example')
    await this.#see(page, 'centre')
    await page.goto('/centre/details')
    await this.#see(page, 'centre-details')
    await paste(page, { postcode: 'nowhere', mon: 'late' })
    await send(page)
    await this.#see(page, 'centre-details-refused')
    await page.goto('/centre/training')
    await this.#see(page, 'centre-training')
    await send(page)
    await this.#see(page, 'centre-training-refused')
    await page.goto('/centre')
    await submit(page, '/centre/drafts')
    await this.#see(page, 'assisted-tasks')
    const draft = page.url()
    for (const [slug, answers] of Object.entries(ASSISTED)) {
      await page.goto(`${draft}/${slug}`)
      await this.#see(page, `question-${slug}`)
      await paste(page, answers)
      await send(page)
    }
    // Where the police may not know the name, another question is asked.
    for (const [slug, answers] of [['named', { named: 'no' }], ['reach-centre', { 'reach-centre': 'yes' }]]) {
      await page.goto(`${draft}/${slug}`)
      await this.#see(page, `question-${slug}`)
      await paste(page, answers)
      await send(page)
    }
    await page.goto(`${draft}/files`)
    await this.#see(page, 'assisted-files')
    await page.goto(draft)
    await this.#see(page, 'assisted-tasks-begun')
    await page.goto(`${draft}/check`)
    await this.#see(page, 'assisted-check')
    await send(page)
    await this.#see(page, 'assisted-check-refused')
    await paste(page, { shown: 'yes' })
    await send(page)
    await this.#see(page, 'assisted-sent')
    const { reference } = await receipt(page)
    await submit(page, '/centre/sent')
    await this.#see(page, 'centre-sent')
    await page.goto(`/centre/reports/${reference.replace('-', '')}`)
    await this.#see(page, 'centre-report')
    await submit(page, 'message')
    await this.#see(page, 'centre-report-refused')
    await paste(page, { words: 'She can be met on Tuesday.' })
    await submit(page, 'message')
    await this.#see(page, 'centre-report-message')
    await page.goto(`/centre/reports/${reference.replace('-', '')}/read`)
    await this.#see(page, 'centre-reading')

    await page.goto('/centre/paper')
    await this.#see(page, 'centre-paper')
    const hurried = await this.#quick(page)
    await this.#import(page)

    const lead = await this.#open(site, LAPTOP)
    await signIn(lead, 'lead@gmp.example')
    await lead.goto('/admin/centres')
    await this.#see(lead, 'centres')
    await lead.goto('/admin/centres/new')
    await this.#see(lead, 'centre-new')
    await send(lead)
    await this.#see(lead, 'centre-new-refused')
    const { team } = this.joining
    await paste(lead, { name: `A centre of ${team}`, email: `desk@${team}-centre.example`, manager: `manager@${team}-centre.example` })
    await send(lead)
    await this.#see(lead, 'centre-registered')
    await lead.goto('/admin/centres/example-street-advice-centre')
    await this.#see(lead, 'centre-one')
    await lead.goto(`/reports/${reference.replace('-', '')}`)
    await this.#see(lead, 'report-assisted')
    await this.#takenBack(page, lead, hurried)
  }

  /** Five things at once, and the rest later. */
  async #quick (page) {
    await page.goto('/centre/quick')
    await this.#see(page, 'centre-quick')
    await paste(page, { place: 'LA6' })
    await send(page)
    await this.#see(page, 'centre-quick-refused')
    await paste(page, { danger: 'no', agrees: 'yes', what: 'They shouted at me.', place: 'M1 1AE', reach: 'centre' })
    await send(page)
    await this.#see(page, 'centre-quick-sent')
    const { reference } = await receipt(page)
    await press(page, page.locator('main a[href*="/centre/drafts/"]'))
    await this.#see(page, 'assisted-tasks-rest')
    await page.goto(`${page.url()}/check`)
    await this.#see(page, 'assisted-check-rest')
    return `/reports/${reference.replace('-', '')}`
  }

  /** They take back what they agreed to, and the force must share something all the same. */
  async #takenBack (page, lead, report) {
    await page.goto(`/centre${report}`)
    await page.locator('details:has(form[action$="withdraw"]) summary').click()
    await submit(page, 'withdraw')
    await this.#see(page, 'centre-report-withdrawn')
    await lead.goto(report)
    await this.#see(lead, 'report-withdrawn')
    await lead.goto(`${report}/shared-on`)
    await this.#see(lead, 'shared-on')
    await send(lead)
    await this.#see(lead, 'shared-on-refused')
  }

  /** A file with a row that can be sent and one that cannot. */
  async #import (page) {
    await page.goto('/centre/import')
    await this.#see(page, 'centre-import')
    const file = `your-number,agrees,what\n${this.look.language}-${this.scripts},yes,They shouted.\nB,perhaps,They spat.\n`
    const chosen = { name: 'reports.csv', mimeType: 'text/csv', buffer: Buffer.from(file) }
    for (const name of ['centre-import-looked', 'centre-import-sent']) {
      await page.locator('#file').setInputFiles(chosen)
      await press(page, page.locator('form:has(#file) button[type=submit]'))
      await this.#see(page, name)
    }
  }

  async #seeBanner (page, name) {
    assert.ok(await page.locator('.heard-notices h3').count(), `${name} has no banner`)
    await this.#see(page, name)
  }

  /** Somebody else reports, unseen; gives the reference and code. */
  async #report (answers) {
    const { page, context } = await visitor(browser, site)
    await begin(page)
    while (slugOf(page) !== 'check') {
      await paste(page, answers[slugOf(page)] ?? {})
      await send(page)
    }
    await send(page)
    const shown = await receipt(page)
    await context.close()
    return shown
  }
}
