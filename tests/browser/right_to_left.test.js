// Somebody who reads from right to left, on the smallest phone: no language of theirs is in the site yet, and its pages are fit for it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { NAMED, REFUSED } from './support/answers.js'
import { answerAll, begin, paste, receipt, send, slugOf } from './support/form.js'
import { Inspector, passingFolder } from './support/inspector.js'
import { Site } from './support/site.js'
import { LAPTOP, openBrowser, SMALLEST, visitor } from './support/visitor.js'

let site, browser, html
before(async () => {
  [site, browser, html] = await Promise.all([Site.demo(), openBrowser(), passingFolder()])
})
after(async () => {
  await browser?.close()
  await Promise.all([site?.stop(), html?.remove()])
})

/** Goes the whole way; looks at every page with `inspector`, and at one that is refused. */
async function report (page, inspector) {
  for (const [path, name] of [['/', 'home'], ['/help', 'help'], ['/answers', 'start']]) {
    await page.goto(path)
    await inspector.look(page, name)
  }
  await begin(page)
  await answerAll(page, NAMED, async (slug) => {
    await inspector.look(page, slug)
    if (slug !== 'email') return
    await paste(page, REFUSED.email)
    await send(page)
    await inspector.look(page, 'email-refused')
    await paste(page, NAMED.email)
  })
  await inspector.look(page, 'check')
  await send(page)
  await inspector.look(page, 'sent')
}

test('nothing is wrong with any page on the way, and none scrolls sideways', async () => {
  const reader = await visitor(browser, site, { language: 'pseudo', screen: SMALLEST })
  const { page } = reader
  const inspector = new Inspector(html.path)
  await inspector.follow(reader, true)
  await report(page, inspector)
  assert.match(await page.locator('h1').innerText(), /^[\p{Script=Arabic}\s]+$/u)

  const { reference, code } = await receipt(page)
  await page.goto('/answers/sent/paper')
  await inspector.look(page, 'paper')
  await page.goto('/status')
  await paste(page, { reference, code })
  await inspector.look(page, 'status-form')
  await send(page)
  await inspector.look(page, 'status')
  assert.equal(slugOf(page), 'open')
  assert.deepEqual(inspector.findings, [])
})

/** Where the middle of what `locator` shows stands, from the left. */
async function middle (locator) {
  const { x, width } = await locator.boundingBox()
  return x + width / 2
}

/** Widths of the left and the right edge of `locator`, and of the space inside them. */
function edges (locator) {
  return locator.evaluate((box) => {
    const { borderLeftWidth, borderRightWidth, paddingLeft, paddingRight } = getComputedStyle(box)
    return { left: [borderLeftWidth, paddingLeft], right: [borderRightWidth, paddingRight] }
  })
}

test('what leads stands on the right: a choice, the thick edge of a box, the arrow back; and the button that leaves on the left', async () => {
  const { page } = await visitor(browser, site, { language: 'pseudo', screen: LAPTOP })
  await page.goto('/')
  const box = await edges(page.locator('.heard-urgent'))
  assert.deepEqual([box.left[0], box.right[0]], ['1px', '6px'])

  await begin(page)
  assert.ok(await middle(page.locator('#danger')) > await middle(page.locator('label[for=danger]')))
  const back = await edges(page.locator('.govuk-back-link'))
  assert.ok(Number.parseFloat(back.left[1]) < Number.parseFloat(back.right[1]))
  assert.ok(await middle(page.locator('.govuk-exit-this-page__button')) < await middle(page.locator('main')))
})

/** Whether the text in `locator` begins on the left: the first letter of it against the last. */
function beginsOnTheLeft (locator) {
  return locator.evaluate((element) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    const letters = []
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      for (const { index } of text.data.matchAll(/\S/g)) {
        const range = document.createRange()
        range.setStart(text, index)
        range.setEnd(text, index + 1)
        letters.push(range.getBoundingClientRect().left)
      }
    }
    return letters[0] < letters.at(-1)
  })
}

test('telephone numbers, the reference and the code stand in the order in which they are typed', async () => {
  const { page } = await visitor(browser, site, { language: 'pseudo' })
  await page.goto('/help')
  const numbers = await page.locator('main [href^="tel:"]').all()
  assert.ok(numbers.length > 10)
  for (const number of numbers) assert.ok(await beginsOnTheLeft(number), await number.innerText())
  assert.equal(await beginsOnTheLeft(page.locator('main h1')), false)

  await begin(page)
  await answerAll(page, NAMED)
  await send(page)
  assert.ok(await beginsOnTheLeft(page.locator('.heard-code')))
  // Figures first is what would turn round.
  await page.locator('.govuk-panel .heard-number').evaluate((one) => { one.textContent = '2345-CDFH' })
  assert.ok(await beginsOnTheLeft(page.locator('.govuk-panel .heard-number')))
})
