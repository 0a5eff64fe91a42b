// Somebody with an old phone and little data: what each page costs them over the wire.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'

import { NAMED } from './support/answers.js'
import { answerAll, paste, press, receipt, send } from './support/form.js'
import { Scales } from './support/scales.js'
import { Site } from './support/site.js'
import { openBrowser, visitor } from './support/visitor.js'

const KILOBYTE = 1024
const FIRST_PAGE = { requests: 5, bytes: 60 * KILOBYTE }
const FOLLOWING_PAGE = 12 * KILOBYTE

let site, browser
before(async () => {
  site = await Site.demo()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await site?.stop()
})

/** Somebody whose browser has never been here. */
class Newcomer {
  #scales
  /** Name of a page to what it cost. */
  pages = new Map()

  static async arrive (language) {
    const newcomer = new Newcomer()
    Object.assign(newcomer, await visitor(browser, site, { language }))
    newcomer.#scales = await Scales.under(newcomer.page)
    return newcomer
  }

  /** Weighs all that came since the last time as the page `name`. */
  async weigh (name) {
    await this.page.waitForLoadState('networkidle')
    this.pages.set(name, this.#scales.take())
  }

  async open (path) {
    await this.page.goto(path)
    await this.weigh(path)
  }

  /** From the first page on to the page after sending. */
  async report () {
    await this.open('/')
    await press(this.page, this.page.locator('main a[href$="answers"]'))
    await this.weigh('start')
    await send(this.page)
    await answerAll(this.page, NAMED, (slug) => this.weigh(slug))
    await this.weigh('check')
    await send(this.page)
    await this.weigh('sent')
  }
}

for (const language of ['en', 'cy']) {
  describe(`in ${language}`, () => {
    let newcomer
    before(async () => {
      newcomer = await Newcomer.arrive(language)
      await newcomer.report()
      const shown = await receipt(newcomer.page)
      for (const path of ['/help', '/privacy', '/accessibility', '/status']) await newcomer.open(path)
      await send(newcomer.page)
      await newcomer.weigh('status-refused')
      await paste(newcomer.page, shown)
      await send(newcomer.page)
      await newcomer.weigh('status-open')
    })

    test('the first page is at most 60 KB in 5 requests, with nothing of it kept from before', (story) => {
      const first = newcomer.pages.get('/')
      story.diagnostic(`${first.bytes} bytes in ${first.requests} requests`)
      assert.ok(first.requests <= FIRST_PAGE.requests, `${first.requests} requests`)
      assert.ok(first.bytes <= FIRST_PAGE.bytes, `${first.bytes} bytes`)
      // Scales that see too little would pass everything.
      assert.ok(first.requests >= 3 && first.bytes > 10 * KILOBYTE, 'styles and script were not weighed')
    })

    test('each page after it is at most 12 KB', (story) => {
      const following = [...newcomer.pages].filter(([name]) => name !== '/')
      const [name, heaviest] = following.reduce((one, other) => other[1].bytes > one[1].bytes ? other : one)
      story.diagnostic(`the heaviest of ${following.length} is ${name}: ${heaviest.bytes} bytes`)
      assert.ok(following.length > 30)
      for (const [page, { bytes }] of following) assert.ok(bytes > 1000, `${page} was not weighed`)
      assert.deepEqual(following.filter(([, { bytes }]) => bytes > FOLLOWING_PAGE), [])
    })

    test('no page is compressed that shows the code, a question to be answered, or words of a team', () => {
      const compressed = [...newcomer.pages].filter(([, { isCompressed }]) => isCompressed).map(([name]) => name)
      assert.deepEqual(compressed, ['/', 'check', '/help', '/privacy', '/accessibility'])
    })

    test('nothing went wrong on the way', () => {
      assert.deepEqual(newcomer.faults, [])
    })
  })
}
