// A case goes from force to force and the reporter reads it all under one code, in English and in Welsh.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { NAMED } from './support/answers.js'
import { answerAll, begin, paste, press, receipt, send, signIn, submit } from './support/form.js'
import { keepPicture } from './support/pictures.js'
import { Site } from './support/site.js'
import { officerOf } from './support/team.js'
import { LAPTOP, openBrowser, visitor } from './support/visitor.js'

/** Ready sentences and facts that the reporter reads, in both languages. */
const SAID = {
  en: { needMore: 'We need to know a little more.', moved: 'It moved to', unread: 'Nobody has read it yet' },
  cy: { needMore: 'Mae angen i ni wybod ychydig mwy.', moved: 'Cafodd ei symud at', unread: "Nid oes neb wedi'i ddarllen eto" }
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

for (const language of ['en', 'cy']) {
  test(`a case goes from Manchester by Cheshire and the desk to Lancashire and is answered, ${language === 'en' ? 'in English' : 'in Welsh'}`, async () => {
    const folder = `moves-${language}`
    const reporter = await visitor(browser, site, { language })
    await begin(reporter.page)
    await answerAll(reporter.page, NAMED)
    await send(reporter.page)
    const { reference, code } = await receipt(reporter.page)
    const path = `/reports/${reference.replace('-', '')}`
    const [manchester, desk] = await Promise.all(['officer@gmp.example', 'desk@desk.example'].map(async (email) => {
      const person = await visitor(browser, site, { screen: LAPTOP, language })
      await signIn(person.page, email)
      return person
    }))
    const cheshire = await officerOf(browser, site, 'cheshire', { email: `${language}@cheshire.example`, name: `Kit Shaw ${language}`, language })
    const lancashire = await officerOf(browser, site, 'lancashire', { email: `${language}@lancashire.example`, name: `Ada Moss ${language}`, language })

    await press(manchester.page, manchester.page.getByRole('link', { name: reference, exact: true }))
    await paste(manchester.page, { template: 'need-more', words: 'Which bus was it?', days: '3' })
    await submit(manchester.page, 'message')
    await keepPicture(manchester.page, folder, '1-report-with-message')
    await move(manchester.page, path, 'cheshire', 'It happened on their side of the county border.')
    await keepPicture(manchester.page, folder, '2-offered')

    await cheshire.page.goto('/queue')
    await keepPicture(cheshire.page, folder, '3-offered-to-us')
    await press(cheshire.page, cheshire.page.getByRole('link', { name: reference, exact: true }))
    assert.equal(await cheshire.page.getByText('They spat at me.').count(), 1)
    await paste(cheshire.page, { refusal: 'The stop is in Lancashire.' })
    await keepPicture(cheshire.page, folder, '4-refuses')
    await submit(cheshire.page, 'refuse')
    assert.equal((await cheshire.page.goto(path)).status(), 404)

    await move(manchester.page, path, 'national-desk', 'Cheshire says that it is in Lancashire.')
    assert.equal((await manchester.page.goto(path)).status(), 404)
    await desk.page.goto('/queue')
    await keepPicture(desk.page, folder, '5-desk')
    await press(desk.page, desk.page.getByRole('link', { name: reference, exact: true }))
    await press(desk.page, desk.page.locator('a[href$="/move"]'))
    await paste(desk.page, { place: 'Preston, Lancashire' })
    await press(desk.page, desk.page.locator('button[name=find]'))
    await keepPicture(desk.page, folder, '6-desk-finds')
    await paste(desk.page, { team: 'lancashire', why: 'The stop is in Preston.' })
    await submit(desk.page, 'move')

    await lancashire.page.goto('/queue')
    await press(lancashire.page, lancashire.page.getByRole('link', { name: reference, exact: true }))
    await submit(lancashire.page, 'acknowledge')
    await paste(lancashire.page, { words: 'We are from Lancashire, and we are looking into it.' })
    await submit(lancashire.page, 'message')
    await keepPicture(lancashire.page, folder, '7-answered')
    await press(lancashire.page, lancashire.page.locator('nav a[href$="/history"]'))
    await keepPicture(lancashire.page, folder, '8-history')

    await reporter.page.goto('/status')
    await paste(reporter.page, { reference, code })
    await send(reporter.page)
    await keepPicture(reporter.page, folder, '9-reporter')
    const read = await reporter.page.locator('main').innerText()
    for (const words of [SAID[language].needMore, 'Which bus was it?', 'We are from Lancashire', 'Lancashire']) {
      assert.ok(read.includes(words), `${words} is not in ${read}`)
    }
    assert.ok(!read.includes(SAID[language].unread) && !read.includes('county border') && !read.includes('Cheshire'))
    assert.equal(read.split(SAID[language].moved).length, 3)
    await paste(reporter.page, { message: 'It was the 125, at the back.' })
    await submit(reporter.page, '/status/open')
    await keepPicture(reporter.page, folder, '10-reporter-wrote')
    await lancashire.page.goto('/queue?shown=news')
    await keepPicture(lancashire.page, folder, '11-news')
    await press(lancashire.page, lancashire.page.getByRole('link', { name: reference, exact: true }))
    assert.equal(await lancashire.page.getByText('It was the 125, at the back.').count(), 1)

    await desk.page.goto('/national/board')
    await keepPicture(desk.page, folder, '12-board')
    const people = [reporter, manchester, desk, cheshire, lancashire]
    assert.deepEqual(people.flatMap((person) => person.faults), [])
  })
}

async function move (page, path, team, why) {
  await page.goto(path)
  await press(page, page.locator('a[href$="/move"]'))
  await paste(page, { team, why })
  await submit(page, 'move')
}
