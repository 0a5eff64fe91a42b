// A steward brings a colleague in, who then reads what was reported before they came, loses their password and gets back in; and
// takes them out again.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'

import { ANONYMOUS } from './support/answers.js'
import { answerAll, begin, paste, press, receipt, send, signIn } from './support/form.js'
import { keepPicture } from './support/pictures.js'
import { figures } from './support/second_factor.js'
import { Site } from './support/site.js'
import { LAPTOP, openBrowser, visitor } from './support/visitor.js'

const PASSWORD = 'nine quiet herons by the weir'

let site, browser
before(async () => {
  site = await Site.demo()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await site?.stop()
})

for (const language of ['en', 'cy']) {
  test(`somebody joins, is given the keys, loses password and phone, sees old cases again through a colleague, and leaves, ${language === 'en' ? 'in English' : 'in Welsh'}`, async () => {
    const email = `nia-${language}@gmp.example`
    const reporter = await visitor(browser, site)
    await begin(reporter.page)
    await answerAll(reporter.page, ANONYMOUS)
    await send(reporter.page)
    const { reference } = await receipt(reporter.page)

    const steward = await visitor(browser, site, { screen: LAPTOP, language })
    await signIn(steward.page, 'lead@gmp.example')
    await press(steward.page, steward.page.locator('nav a[href^="/admin/people"]'))
    await paste(steward.page, { email, role: 'officer' })
    await send(steward.page)
    const invitation = await steward.page.locator('.heard-code').innerText()
    await keepPicture(steward.page, `colleagues-${language}`, '1-invited')

    const nia = await visitor(browser, site, { screen: LAPTOP, language })
    await nia.page.goto('/welcome')
    await paste(nia.page, { invitation, name: 'Nia Rees', password: PASSWORD })
    await send(nia.page)
    await paste(nia.page, { code: figures(await nia.page.locator('.heard-code').innerText()) })
    await send(nia.page)
    const readOut = await nia.page.locator('.heard-code').innerText()
    await keepPicture(nia.page, `colleagues-${language}`, '2-waits')
    await press(nia.page, nia.page.getByRole('link', { name: reference }))
    assert.equal(await nia.page.getByText('They spat at me.').count(), 0)

    await steward.page.goto('/admin/people')
    await paste(steward.page, { 'read-out': readOut.toLowerCase() })
    await keepPicture(steward.page, `colleagues-${language}`, '3-gives-keys')
    await press(steward.page, steward.page.locator('form[action$="keys"] button'))
    await nia.page.goto(`/reports/${reference.replace('-', '')}`)
    assert.equal(await nia.page.getByText('They spat at me.').count(), 1)

    const again = await codesFor(steward.page, email, language)
    const anew = await visitor(browser, site, { screen: LAPTOP, language })
    await anew.page.goto('/welcome')
    await paste(anew.page, { invitation: again.told, second: again.mailed, name: 'Nia Rees', password: PASSWORD + 's' })
    await send(anew.page)
    await paste(anew.page, { code: figures(await anew.page.locator('.heard-code').innerText()) })
    await send(anew.page)
    const readAgain = await anew.page.locator('.heard-code').innerText()
    assert.equal((await nia.page.goto('/queue')).status(), 404)
    await steward.page.goto('/admin/people')
    await paste(steward.page, { 'read-out': readAgain })
    await press(steward.page, steward.page.locator('form[action$="keys"] button'))
    await anew.page.goto(`/reports/${reference.replace('-', '')}`)
    assert.equal(await anew.page.getByText('They spat at me.').count(), 1)

    const remove = steward.page.locator('section', { hasText: email }).locator('form[action$="remove"] button')
    await press(steward.page, remove)
    await keepPicture(steward.page, `colleagues-${language}`, '4-remove')
    await send(steward.page)
    assert.equal(await steward.page.getByText(email).count(), 0)
    assert.equal((await anew.page.goto('/queue')).status(), 404)
    assert.deepEqual([...reporter.faults, ...steward.faults, ...nia.faults, ...anew.faults], [])
  })
}

/** The code that the steward sees and the one that the colleague gets by mail. */
async function codesFor (page, email, language) {
  await page.goto('/admin/people')
  await press(page, page.locator('section', { hasText: email }).locator('form[action$="help"] button'))
  const told = await page.locator('.heard-code').innerText()
  await keepPicture(page, `colleagues-${language}`, '5-helps')
  const CODE = /^[^\n]*: ([0-9A-Z]{4}(?: [0-9A-Z]{4}){3})\r?$/m
  let letters = []
  for (const until = Date.now() + 10_000; letters.length === 0 && Date.now() < until; await wait(50)) {
    letters = await site.lettersTo(email)
  }
  assert.equal(letters.length, 1)
  assert.ok(!letters[0].includes(told))
  return { told, mailed: CODE.exec(letters[0])[1] }
}
