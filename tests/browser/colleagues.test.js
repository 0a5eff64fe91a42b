// A steward brings a colleague in, who then reads what was reported before they came; and takes them out again.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

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
  test(`somebody who joins is given the keys and later loses them, ${language === 'en' ? 'in English' : 'in Welsh'}`, async () => {
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

    const remove = steward.page.locator('section', { hasText: email }).locator('form[action$="remove"] button')
    await press(steward.page, remove)
    await keepPicture(steward.page, `colleagues-${language}`, '4-remove')
    await send(steward.page)
    assert.equal(await steward.page.getByText(email).count(), 0)
    assert.equal((await nia.page.goto('/queue')).status(), 404)
    assert.deepEqual([...reporter.faults, ...steward.faults, ...nia.faults], [])
  })
}
