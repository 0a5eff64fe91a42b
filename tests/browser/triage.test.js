// A case from its first reading to its end, as the police work on it: in English and in Welsh.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { ANONYMOUS, NAMED } from './support/answers.js'
import { answerAll, begin, paste, press, receipt, send, signIn, submit } from './support/form.js'
import { keepPicture } from './support/pictures.js'
import { Site } from './support/site.js'
import { doEveryStep, doStep, LOW, unfold } from './support/triage.js'
import { LAPTOP, openBrowser, PHONE, visitor } from './support/visitor.js'

/** Words that the pages must say, in both languages. */
const SAID = {
  en: {
    high: 'Risk: High', ask: 'A supervisor who did not assess the risk must do this', repeat: 'Repeat victim: 2 reports', mine: 'You deal with this report',
    first: ['Assess the risk', 'Decide how it is recorded', 'First contact', 'Offer support', 'Intelligence'], review: 'Ask another supervisor to look at the high risk', closed: 'Closed'
  },
  cy: {
    high: 'Risg: Uchel', ask: "Rhaid i oruchwyliwr na wnaeth asesu'r risg wneud hyn", repeat: 'Dioddefwr mynych: mae 2 adroddiad', mine: "Chi sy'n delio â'r adroddiad hwn",
    first: ["Asesu'r risg", "Penderfynu sut i'w gofnodi", 'Y cyswllt cyntaf', 'Cynnig cymorth', 'Cudd-wybodaeth'], review: 'Cael goruchwyliwr arall i edrych ar y risg uchel', closed: 'Caewyd'
  }
}

let site, browser
before(async () => {
  site = await Site.demo()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await site?.stop()
})

/** Somebody reports; gives the path of the report's page and what they noted. */
async function reports (answers, language) {
  const reporter = await visitor(browser, site, { language })
  await begin(reporter.page)
  await answerAll(reporter.page, answers)
  await send(reporter.page)
  const { reference, code } = await receipt(reporter.page)
  await reporter.page.context().close()
  return { path: `/reports/${reference.replace('-', '')}`, reference, code }
}

async function staff (email, language, screen = LAPTOP) {
  const person = await visitor(browser, site, { screen, language })
  await signIn(person.page, email)
  return person
}

/** Closes a report with what its reporter is told. */
async function close (page, fields) {
  await unfold(page, 'close')
  await paste(page, { closing: 'recorded', ...fields })
  await submit(page, 'close')
}

const isThere = async (page, words) => assert.ok(await page.getByText(words).count() > 0, `"${words}" is not on ${page.url()}`)

for (const language of ['en', 'cy']) {
  const said = SAID[language]
  const folder = `triage-${language}`

  test(`a repeat victim at high risk is assessed, looked at again, told, given on and closed, ${language === 'en' ? 'in English' : 'in Welsh'}`, async () => {
    const first = await reports(NAMED, language)
    const again = await reports(NAMED, language)
    const officer = await staff('officer@gmp.example', language)
    const lead = await staff('lead@gmp.example', language)

    const { page } = officer
    for (const { path } of [first, again]) await page.goto(path)
    await press(page, page.locator('.heard-officer > form button'))
    await isThere(page, said.mine)
    await keepPicture(page, folder, '1-taken-on')

    // Nothing is closed before its steps are done: each is named, and leads there.
    await close(page, {})
    for (const step of said.first) assert.ok(await page.locator('.govuk-error-summary a', { hasText: step }).count() === 1, step)
    await keepPicture(page, folder, '2-not-closed')

    await page.goto(`${again.path}/links`)
    await paste(page, { other: first.reference, answer: 'same-victim' })
    await keepPicture(page, folder, '3-links')
    await send(page)
    await page.goto(again.path)
    await isThere(page, said.repeat)

    await page.goto(`${again.path}/steps/assessment`)
    await send(page)
    assert.equal(await page.locator('.govuk-error-summary a').count(), 9)
    await doStep(page, again.path, 'assessment', { ...LOW, 'again-soon': 'yes', before: 'often' })
    await isThere(page, said.high)
    await keepPicture(page, folder, '4-assessed')
    await page.goto(`${again.path}/steps/review`)
    await isThere(page, said.ask)

    await lead.page.goto('/queue?shown=review')
    await press(lead.page, lead.page.getByRole('link', { name: again.reference, exact: true }))
    await doStep(lead.page, again.path, 'review', { answer: 'agreed' })

    await page.goto(again.path)
    await paste(page, { template: 'have-read', words: 'We will ring you today.', days: '1' })
    await submit(page, 'message')
    await doEveryStep(page, again.path, ['assessment', 'contact', 'record', 'rights'])
    await doStep(page, again.path, 'record', { answer: 'crime', reference: `CR-77-${language}` })
    await doStep(page, again.path, 'rights', { answer: 'told' })
    await isThere(page, `CR-77-${language}`)
    await keepPicture(page, folder, '5-all-done')

    // Found by its number in the record system, and given to a colleague.
    await page.goto('/queue')
    await press(page, page.locator('main a[href^="/search"]'))
    await paste(page, { for: `CR-77-${language}` })
    await send(page)
    await isThere(page, again.reference)
    await keepPicture(page, folder, '6-found')
    await page.goto(again.path)
    await unfold(page, 'officer')
    await page.locator('#officer').selectOption('lead@gmp.example')
    await press(page, page.locator('details form[action$="officer"] button'))
    await lead.page.goto('/queue?shown=mine')
    await isThere(lead.page, again.reference)
    await lead.page.goto(again.path)
    await close(lead.page, {})
    await isThere(lead.page, said.closed)
    await keepPicture(lead.page, folder, '7-closed')
    await lead.page.goto('/shift?team=greater-manchester')
    await keepPicture(lead.page, folder, '8-shift')
    assert.deepEqual([officer, lead].flatMap((one) => one.faults), [])
  })

  test(`junk is closed in two actions on a phone, ${language === 'en' ? 'in English' : 'in Welsh'}`, async () => {
    const { path } = await reports({ ...ANONYMOUS, what: { what: 'BUY CHEAP WATCHES' }, before: {}, evidence: {}, harm: {}, age: {}, 'know-them': {} }, language)
    const officer = await staff('officer@gmp.example', language, PHONE)
    await officer.page.goto(path)
    await close(officer.page, { dismissed: 'yes', 'dismissed-why': 'An advertisement.' })
    await isThere(officer.page, said.closed)
    await keepPicture(officer.page, folder, '9-junk')
    assert.deepEqual(officer.faults, [])
  })
}
