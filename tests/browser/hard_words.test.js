// Words that break careless programs, through a real browser: the page stays, says what to do, and loses nothing.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { ANONYMOUS } from './support/answers.js'
import { answerAll, begin, give, press, receipt, send, signIn, slugOf, told } from './support/form.js'
import { keepPicture } from './support/pictures.js'
import { Site } from './support/site.js'
import { LAPTOP, openBrowser, visitor } from './support/visitor.js'

const MOST = 30_000
/** Letters of one to four bytes; scripts count the last as two. */
const LONG = 'aß字😀'.repeat(MOST / 5)

let site, browser
before(async () => {
  site = await Site.demo()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await site?.stop()
})

/** Somebody who has come to the question what happened. */
async function teller (options) {
  const person = await visitor(browser, site, options)
  await begin(person.page)
  while (slugOf(person.page) !== 'what') {
    await give(person.page, ANONYMOUS[slugOf(person.page)] ?? {})
    await send(person.page)
  }
  return person
}

for (const scripts of [true, false]) {
  test(`one letter too many is told, and not one is lost, ${scripts ? 'with' : 'without'} scripts`, async () => {
    const { page, faults } = await teller({ scripts })
    const story = page.locator('#what')
    await story.fill(`${LONG}!`)
    await send(page)
    assert.equal(slugOf(page), 'what')
    assert.match(await page.title(), /^Error: /)
    assert.equal(await page.locator('.govuk-error-summary a').innerText(), 'Use 30,000 characters or fewer')
    assert.equal(await story.inputValue(), `${LONG}!`)
    if (scripts) await page.getByText('You have 1 character too many').first().waitFor({ state: 'attached' })
    await keepPicture(page, 'hard-words', `too-long-${scripts ? 'with' : 'without'}-scripts`)

    await story.fill(LONG)
    await send(page)
    assert.notEqual(slugOf(page), 'what')
    await page.goto('/answers/what')
    assert.equal(await story.inputValue(), LONG)
    assert.deepEqual(faults, [])
  })
}

test('right-to-left writing, emoji and signs of markup reach the officer letter for letter', async () => {
  const stories = {
    what: 'صرخوا عليّ في الشارع.\nהם צעקו עליי 😀👩🏽‍🦽🏴󠁧󠁢󠁷󠁬󠁳󠁿',
    why: '</textarea><script>alert(1)</script> {{ 7 * 7 }} {% raw %} &amp; %00 \\0 \' OR 1=1 --'
  }
  const answers = { ...ANONYMOUS, what: {}, why: {} }
  const { page, faults } = await visitor(browser, site)
  await begin(page)
  await answerAll(page, answers, async (slug) => {
    if (slug in stories) await page.locator(`#${slug}`).fill(stories[slug])
  })
  await keepPicture(page, 'hard-words', 'check')
  await send(page)
  const { reference } = await receipt(page)

  const officer = await visitor(browser, site, { screen: LAPTOP })
  await signIn(officer.page, 'officer@gmp.example')
  await press(officer.page, officer.page.getByRole('link', { name: reference }))
  await keepPicture(officer.page, 'hard-words', 'report')
  const read = new Map(await told(officer.page))
  assert.equal(read.get('What happened?'), stories.what)
  assert.equal(read.get('Why do you think they did this?'), stories.why)
  assert.equal(await directionOf(officer.page, 'What happened?'), 'rtl')
  assert.deepEqual([...faults, ...officer.faults], [])
})

test('control characters are dropped and the words around them stay', async () => {
  const { page, faults } = await teller({})
  await page.locator('#what').evaluate((story) => { story.value = 'before\u0000\u0001\u001b[31m\u0085 between \u202Eafter' })
  await send(page)
  assert.notEqual(slugOf(page), 'what')
  await page.goto('/answers/what')
  const kept = await page.locator('#what').inputValue()
  assert.match(kept, /^before.*between.*after$/)
  assert.doesNotMatch(kept, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffd]/)
  assert.deepEqual(faults, [])
})

function directionOf (page, question) {
  const row = page.locator('.govuk-summary-list__row').filter({ has: page.getByText(question, { exact: true }) })
  return row.locator('.heard-words').evaluate((words) => getComputedStyle(words).direction)
}
