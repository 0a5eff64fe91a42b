// What is printed at a centre, as the printer gets it: the poster and the slip on one sheet each, the form with every question; in each
// language, and from right to left.
import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'

import { paste, press, send, signIn } from './support/form.js'
import { Site } from './support/site.js'
import { LAPTOP, openBrowser, visitor } from './support/visitor.js'

const CENTRE = 'example-street-advice-centre'
const FOLDER = join(process.env.HEARD_PICTURES, 'paper')
/** A page of the form that nobody can fill in on their knees helps nobody. */
const MOST_SHEETS_OF_FORM = 24

let site, browser
before(async () => {
  site = await Site.demo()
  browser = await openBrowser()
  await mkdir(FOLDER, { recursive: true })
})
after(async () => {
  await browser?.close()
  await site?.stop()
})

for (const language of ['en', 'cy', 'pseudo']) {
  test(`the poster hangs on one sheet, with its strips, ${language}`, async () => {
    const { page } = await person(language)
    await page.goto(`/centres/${CENTRE}/poster`)
    assert.equal(await print(page, `poster-${language}`), 1)
    await page.emulateMedia({ media: 'print' })
    const strips = page.locator('.heard-strips > li')
    assert.ok(await strips.count() >= 6)
    assert.equal(await strips.first().isVisible(), true)
  })

  test(`the slip is one sheet without the matter, the form has every question, ${language}`, async () => {
    const { page } = await person(language)
    await signIn(page, 'manager@advice.example')
    await page.goto(`/centre/paper?team=${CENTRE}`)
    const questions = await page.locator('.heard-paper').count()
    assert.ok(questions > 50, `${questions} questions`)
    const sheets = await print(page, `form-${language}`)
    assert.ok(sheets <= MOST_SHEETS_OF_FORM, `${sheets} sheets`)

    await page.goto(`/centre/quick?team=${CENTRE}`)
    await paste(page, { danger: 'no', agrees: 'yes', what: 'A man spat at me.', place: 'M1 1AE', reach: 'centre', also: ['code'] })
    await send(page)
    await press(page, page.locator('main a[href$="/answers/sent/paper"]'))
    assert.equal(await print(page, `slip-${language}`), 1)
    assert.equal(await page.getByText('spat').count(), 0)
  })
}

function person (language) {
  return visitor(browser, site, { screen: LAPTOP, language })
}

/** Prints the page on A4 and keeps it for people to look at; gives how many sheets it takes. */
async function print (page, name) {
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
  await writeFile(join(FOLDER, `${name}.pdf`), pdf)
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length
}
