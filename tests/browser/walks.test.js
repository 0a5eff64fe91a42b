// Each of twelve people goes the whole way, and whoever opens the report reads every answer, each with its question.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'

import { begin, paste, receipt, send, signIn, slugOf, told } from './support/form.js'
import { asked } from './support/asked.js'
import { Inspector, checkHtml, passingFolder } from './support/inspector.js'
import { giveByKeys, pressByKey } from './support/keys.js'
import { Site } from './support/site.js'
import { LAPTOP, openBrowser, visitor } from './support/visitor.js'
import { WALKS } from './support/walks.js'

/** The smallest phone that people use. */
const SMALL = { width: 320, height: 568 }

const LOOKS = [
  { name: 'in English', language: 'en', scripts: true },
  { name: 'in English without scripts', language: 'en', scripts: false },
  { name: 'in Welsh, by keyboard alone', language: 'cy', scripts: true, byKeys: true },
  { name: 'in Welsh without scripts', language: 'cy', scripts: false }
]

const NOTHING = { en: 'Not provided', cy: 'Heb ei roi' }

let site, browser, html
before(async () => {
  [site, browser, html] = await Promise.all([Site.demo(), openBrowser(), passingFolder()])
})
after(async () => {
  await browser?.close()
  await Promise.all([site?.stop(), html?.remove()])
})

// Two at a time: a browser waits for the site about as long as the site for the browser.
describe('the whole way', { concurrency: 2 }, () => {
  for (const look of LOOKS) {
    test(look.name, async () => {
      const inspector = new Inspector(join(html.path, `${look.language}-${look.scripts}`))
      const supervisor = await signedIn(look.language)
      for (const [who, walk] of Object.entries(WALKS)) {
        const { reference, given } = await goes(who, walk, look, inspector)
        await isReadBy(supervisor.page, who, walk, reference, given, NOTHING[look.language])
      }
      assert.deepEqual(supervisor.faults, [])
      assert.deepEqual(inspector.findings, [])
    })
  }
})

test('the HTML checker finds no error and nothing to warn of', async () => {
  assert.deepEqual(await checkHtml(html.path), [])
})

async function signedIn (language) {
  const staff = await visitor(browser, site, { screen: LAPTOP, language })
  await signIn(staff.page, 'supervisor@demo.example')
  return staff
}

/** Goes from the first question to the reference; gives that, and what was asked and answered on the way. */
async function goes (who, { answers }, look, inspector) {
  const person = await visitor(browser, site, { screen: SMALL, language: look.language })
  const { page } = person
  await inspector.follow(person, look.scripts)
  await begin(page)
  const given = []
  while (slugOf(page) !== 'check') {
    const slug = slugOf(page)
    const fields = answers[slug] ?? {}
    given.push(...await asked(page, fields))
    await inspector.look(page, `question-${slug}`)
    await (look.byKeys ? giveByKeys(page, fields) : paste(page, fields))
    await goOn(page, look)
    assert.notEqual(slugOf(page), slug, `${who}: ${slug} would not go on`)
  }
  await inspector.look(page, `check-${who}`)
  await goOn(page, look)
  await inspector.look(page, `sent-${who}`)
  const { reference } = await receipt(page)
  assert.deepEqual(person.faults, [], who)
  await person.context.close()
  return { reference, given }
}

function goOn (page, { byKeys }) {
  const button = page.locator('main form button[type=submit]').last()
  return byKeys ? pressByKey(page, button, 'Enter') : send(page)
}

/** Every team that must have it reads each answer beside its question, and that all else was not given. */
async function isReadBy (page, who, { teams, never }, reference, given, nothing) {
  let wanted = reference
  for (const team of teams) {
    await page.goto(`/queue?team=${team}`)
    const link = page.getByRole('link', { name: wanted })
    assert.equal(await link.count(), 1, `${who}: not in the queue of ${team}`)
    await page.goto(await link.getAttribute('href'))
    const rows = await told(page)
    // Where another team has a record of its own, this page names it.
    wanted = (await page.locator('main').innerText()).match(/[2-9A-Z]{4}-[2-9A-Z]{4}/g).find((one) => one !== wanted)
    const unread = [...rows]
    for (const { question, answer } of given) {
      const row = unread.find(([title, ...answers]) => title === question && answers.includes(answer))
      assert.ok(row, `${who}: “${question}” was answered “${answer}”, and ${team} reads ${JSON.stringify(rows)}`)
      row.splice(row.indexOf(answer), 1)
    }
    for (const [question, ...left] of unread) {
      assert.ok(left.every((answer) => answer === nothing), `${who}: nobody answered “${question}” with “${left}”`)
    }
  }
  if (never) {
    await page.goto(`/queue?team=${never}`)
    assert.equal(await page.getByRole('link', { name: reference }).count(), 0, `${who}: ${never} sees it`)
  }
}
