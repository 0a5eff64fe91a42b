// Keeps pictures of the pages that tell most, for people to look at one by one: each on a phone and on a laptop, and each from
// left to right and from right to left.
import { NAMED } from './support/answers.js'
import { begin, paste, press, receipt, send, signIn, slugOf, submit } from './support/form.js'
import { keepPicture } from './support/pictures.js'
import { Site } from './support/site.js'
import { LAPTOP, openBrowser, PHONE, visitor } from './support/visitor.js'

const ANSWERS = { ...NAMED, danger: { danger: 'may-come-back' }, when: { when: 'exact', 'day-day': '3', 'day-month': '11', 'day-year': '2026' } }
/** Questions whose pages tell most, as they are once the answers are in. */
const TELLING = ['worker', 'more-places', 'group-1', 'danger', 'safe-first', 'age', 'place', 'goes-to', 'when', 'what', 'harm', 'strands', 'email']
const DIRECTIONS = { ltr: 'en', rtl: 'pseudo' }

/** The pictures of one direction, numbered in the order of the way. */
class Book {
  #direction
  #page
  #number = 0

  constructor (direction) {
    this.#direction = direction
  }

  async fill (language) {
    this.#page = (await visitor(browser, site, { language })).page
    for (const path of ['/', '/help', '/answers', '/answers/return']) {
      await this.#page.goto(path)
      await this.#keep(path.slice(1).replace('/', '-') || 'home')
    }
    await this.#stop()
    await this.#report()
    await this.#keepAt('/answers/about-you')
    await this.#page.goto('/answers/sent')
    await this.#comeBack(await receipt(this.#page))
  }

  async #keep (name) {
    const number = String(++this.#number).padStart(2, '0')
    for (const [screen, size] of Object.entries({ phone: PHONE, laptop: LAPTOP })) {
      await this.#page.setViewportSize(size)
      // The button that leaves moves along when somebody scrolls.
      await this.#page.evaluate(() => window.scrollTo(0, 0))
      await keepPicture(this.#page, 'book', `${number}-${name}-${screen}-${this.#direction}`)
    }
    await this.#page.setViewportSize(PHONE)
  }

  async #keepAt (path) {
    await this.#page.goto(path)
    await this.#keep(path.split('/').at(-1))
  }

  /** Somebody stops at the first question and is given a code. */
  async #stop () {
    await begin(this.#page)
    await this.#keepAt('/answers/save')
    await send(this.#page)
    await this.#keep('saved')
  }

  async #report () {
    await begin(this.#page)
    while (slugOf(this.#page) !== 'check') {
      const slug = slugOf(this.#page)
      if (slug === 'when') await this.#refused({ when: 'exact', 'day-day': '31', 'day-month': '2', 'day-year': '2026' })
      await paste(this.#page, ANSWERS[slug] ?? {})
      if (TELLING.includes(slug)) await this.#keep(slug)
      await send(this.#page)
    }
    await this.#keep('check')
    await send(this.#page)
    await this.#keep('sent')
  }

  async #refused (answer) {
    await paste(this.#page, answer)
    await send(this.#page)
    await this.#keep('refused')
  }

  async #comeBack ({ reference, code }) {
    await answerAsTeam(reference)
    await this.#page.goto('/status')
    await paste(this.#page, { reference, code })
    await this.#keep('status-form')
    await send(this.#page)
    await paste(this.#page, { message: 'It was the 192 bus, not the tram.' })
    await submit(this.#page, '/status/open')
    await this.#keep('status')
  }
}

/** Somebody in the team opens the report and asks for more. */
async function answerAsTeam (reference) {
  const { page, context } = await visitor(browser, site, { screen: LAPTOP })
  await signIn(page, 'officer@gmp.example')
  await press(page, page.getByRole('link', { name: reference }))
  await submit(page, 'acknowledge')
  await paste(page, { template: 'need-more', days: '3' })
  await submit(page, 'message')
  await context.close()
}

const site = await Site.demo()
const browser = await openBrowser()
try {
  for (const [direction, language] of Object.entries(DIRECTIONS)) await new Book(direction).fill(language)
} finally {
  await browser.close()
  await site.stop()
}
