// Somebody who uses the keyboard alone, with scripts on, and somebody who has to leave fast.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { NAMED } from './support/answers.js'
import { goBack } from './support/back.js'
import { answerAll, begin, give, receipt, send, slugOf } from './support/form.js'
import { giveByKeys, hasFocus, pressByKey, tabTo } from './support/keys.js'
import { keepPicture } from './support/pictures.js'
import { Site } from './support/site.js'
import { openBrowser, visitor } from './support/visitor.js'

const SECRET = 'They wrote words on my door'

let site, browser
before(async () => {
  site = await Site.demo()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await site?.stop()
})

const button = (page) => page.locator('main form button[type=submit]').last()

async function beginByKeys (page) {
  await page.goto('/')
  await pressByKey(page, page.getByRole('button', { name: 'Start now' }), 'Enter')
  await pressByKey(page, button(page), 'Space')
}

/** Goes by keys from the question that the page asks up to the page `end`. */
async function goByKeys (page, answers, end) {
  while (slugOf(page) !== end) {
    const slug = slugOf(page)
    await giveByKeys(page, answers[slug] ?? {})
    await pressByKey(page, button(page), 'Enter')
    assert.notEqual(slugOf(page), slug)
  }
}

test('the whole way can be gone with Tab, arrows, Space and Enter', async () => {
  const { page, faults } = await visitor(browser, site)
  await beginByKeys(page)
  await goByKeys(page, NAMED, 'check')
  await pressByKey(page, button(page), 'Space')
  const { reference, code } = await receipt(page)
  assert.match(reference, /^[2-9A-Z]{4}-[2-9A-Z]{4}$/)

  // What was shown opens the page that tells where it stands.
  await pressByKey(page, page.getByRole('link', { name: 'see where it stands' }), 'Enter')
  await giveByKeys(page, { reference: reference.toLowerCase(), code })
  await pressByKey(page, button(page), 'Enter')
  await page.getByText('Nobody has read it yet.').waitFor()
  assert.deepEqual(faults, [])
})

test('an error takes the focus, its link leads to the field, and what was typed stays', async () => {
  const { page, faults } = await visitor(browser, site)
  await beginByKeys(page)

  await goByKeys(page, NAMED, 'where')
  await pressByKey(page, button(page), 'Enter')
  assert.match(await page.title(), /^Error: /)
  assert.ok(await hasFocus(page.locator('.govuk-error-summary')))
  await keepPicture(page, 'keyboard', 'error-nothing-chosen')
  await tabTo(page, page.locator('.govuk-error-summary a'))
  await page.keyboard.press('Enter')
  assert.ok(await hasFocus(page.locator('#where')))

  await goByKeys(page, NAMED, 'email')
  await giveByKeys(page, { email: 'yes', address: 'zainab at home' })
  await pressByKey(page, button(page), 'Enter')
  await keepPicture(page, 'keyboard', 'error-wrong-form')
  await tabTo(page, page.locator('.govuk-error-summary a'))
  await page.keyboard.press('Enter')
  const address = page.locator('#address')
  assert.ok(await hasFocus(address))
  assert.equal(await address.inputValue(), 'zainab at home')
  assert.ok(await page.locator('[name=email][value=yes]').isChecked())
  assert.equal(await address.getAttribute('aria-describedby'), 'address-error')
  assert.deepEqual(faults, [])
})

/** Types the story, then goes on to the question after it, so that Back has two pages of answers behind it. */
async function tell (page) {
  await begin(page)
  while (slugOf(page) !== 'why') {
    await give(page, { ...NAMED, what: { what: SECRET } }[slugOf(page)] ?? {})
    await send(page)
  }
  await give(page, { why: SECRET })
}

/** Answers for the neutral site, which is not ours to ask; gives the requests that reach it. */
async function standInForNeutralSite (context, page) {
  const asked = []
  const session = await context.newCDPSession(page)
  session.on('Fetch.requestPaused', async ({ requestId, request }) => {
    asked.push(request)
    const body = Buffer.from('<title>Weather</title>').toString('base64')
    const responseHeaders = [{ name: 'Content-Type', value: 'text/html' }]
    await session.send('Fetch.fulfillRequest', { requestId, responseCode: 200, responseHeaders, body })
  })
  await session.send('Fetch.enable', { patterns: [{ urlPattern: 'https://*' }] })
  return asked
}

test('the button at the end leaves, and the code is not behind Back', async () => {
  for (const scripts of [true, false]) {
    const { context, page } = await visitor(browser, site, { scripts })
    await begin(page)
    await answerAll(page, NAMED)
    await send(page)
    const { code } = await receipt(page)
    const neutral = await standInForNeutralSite(context, page)
    await page.getByRole('button', { name: 'Finish and leave this page' }).click()
    await page.waitForURL(({ protocol }) => protocol === 'https:', { waitUntil: 'commit' })
    assert.equal(neutral[0].url, 'https://www.bbc.co.uk/weather')
    assert.ok(!(await goBack(page)).includes(code))
    await context.close()
  }
})

const WAYS_OUT = {
  'Shift three times': async (page) => {
    for (let times = 0; times < 3; times++) await page.keyboard.press('Shift')
  },
  'the button': (page) => page.getByRole('button', { name: 'Exit this page' }).click(),
  'the link for the keyboard': async (page) => {
    // As somebody would who has just arrived: the second stop of the Tab key.
    await page.evaluate(() => document.activeElement.blur())
    await tabTo(page, page.locator('.govuk-js-exit-this-page-skiplink'))
    await page.keyboard.press('Enter')
  }
}

for (const [way, leave] of Object.entries(WAYS_OUT)) {
  for (const scripts of way === 'Shift three times' ? [true] : [true, false]) {
    test(`${way} leaves, ${scripts ? 'with' : 'without'} scripts, and Back shows nothing of the answers`, async () => {
      const { context, page } = await visitor(browser, site, { scripts })
      const neutral = await standInForNeutralSite(context, page)
      await tell(page)
      const left = page.waitForRequest(`${site.url}/leave`)
      await leave(page)
      await left
      await page.waitForURL(({ protocol }) => protocol === 'https:', { waitUntil: 'commit' })
      assert.equal(neutral[0].url, 'https://www.bbc.co.uk/weather')
      for (const { headers } of neutral) assert.ok(!JSON.stringify(headers).includes(site.url), 'it is told where the person came from')
      assert.deepEqual((await context.cookies(site.url)).filter(({ name }) => name === 'heard'), [])

      for (let back = 0; back < 3; back++) {
        const html = await goBack(page)
        assert.ok(page.url().startsWith(site.url), page.url())
        assert.ok(!html.includes(SECRET))
        assert.equal(await page.locator('main input:not([type=hidden]), main textarea').count(), 0)
        if (back === 0) await keepPicture(page, 'keyboard', 'back-after-leaving')
      }
    })
  }
}
