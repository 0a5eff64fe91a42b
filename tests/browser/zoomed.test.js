// Somebody who sees little and has enlarged everything fourfold: what is left of their window is as small as the smallest phone, and lower.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { NAMED } from './support/answers.js'
import { answerAll, begin, send } from './support/form.js'
import { Inspector, passingFolder } from './support/inspector.js'
import { keepPicture } from './support/pictures.js'
import { Site } from './support/site.js'
import { openBrowser, visitor } from './support/visitor.js'

const WINDOW = { width: 1280, height: 1024 }

let site, browser, html
before(async () => {
  [site, browser, html] = await Promise.all([Site.demo(), openBrowser(), passingFolder()])
})
after(async () => {
  await browser?.close()
  await Promise.all([site?.stop(), html?.remove()])
})

/** What takes the focus and cannot be seen at all then, going by keys from the end of the page to its beginning. */
async function hiddenWithFocus (page) {
  const hidden = []
  await page.locator('footer a').last().focus()
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Shift+Tab')
    const seen = await page.evaluate(() => {
      const focused = document.activeElement
      if (!focused.closest('main')) return { isInMain: false }
      const { top, bottom } = focused.getBoundingClientRect()
      const bar = document.querySelector('.govuk-exit-this-page__button').getBoundingClientRect()
      const isBehindBar = top >= bar.top && bottom <= bar.bottom
      return { isInMain: true, hidden: (isBehindBar || bottom <= 0 || top >= innerHeight) && focused.outerHTML }
    })
    if (!seen.isInMain && presses > 3) break
    if (seen.hidden) hidden.push(seen.hidden)
  }
  return hidden
}

test('at 400 percent the whole way can be gone: no page scrolls sideways, and what has the focus is in sight', async () => {
  const person = await visitor(browser, site, { screen: WINDOW, zoom: 4 })
  const { page } = person
  assert.deepEqual(await page.evaluate(() => [innerWidth, innerHeight, devicePixelRatio]), [320, 256, 4])
  const inspector = new Inspector(html.path)
  await inspector.follow(person, true)
  const hidden = []
  const see = async (name) => {
    await inspector.look(page, name)
    for (const one of await hiddenWithFocus(page)) hidden.push(`${name}: ${one}`)
  }
  await page.goto('/')
  await see('home')
  await begin(page)
  await answerAll(page, NAMED, see)
  await see('check')
  await send(page)
  await see('sent')
  await keepPicture(page, 'zoomed', 'sent')
  assert.deepEqual(inspector.findings, [])
  assert.deepEqual(hidden, [])
})
