// Each of twelve people goes the whole way, and whoever opens the report reads every answer, each with its question.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'

import { begin, paste, receipt, send, signIn, slugOf, told } from './support/form.js'
import { asked } from './support/asked.js'
import { Inspector, checkHtml, passingFolder } from './support/inspector.js'
import { giveByKeys, pressByKey } from './support/keys.js'
import { Site } from './support/site.js'
import { LAPTOP, openBrowser, SMALLEST, visitor } from './support/visitor.js'
import { WALKS } from './support/walks.js'

const LOOKS = [
  { name: 'in English', language: 'en', scripts: true },
  { name: 'in English without scripts, by keyboard alone', language: 'en', scripts: false, byKeys: true },
  { name: 'in Welsh, by keyboard alone', language: 'cy', scripts: true, byKeys: true },
  { name: 'in Welsh without scripts', language: 'cy', scripts: false },
  // The words of these are not those that an officer reads, or are the same as above: only the way is looked at.
  { name: 'from right to left', language: 'pseudo', scripts: true, isOnlyLookedAt: true },
  { name: 'at 400 percent', language: 'en', scripts: true, screen: { width: 1280, height: 1024 }, zoom: 4, isOnlyLookedAt: true }
]

const NOTHING = { en: 'Not provided', cy: 'Heb ei roi' }

let site, browser, html, aside
before(async () => {
  [site, browser, html, aside] = await Promise.all([Site.demo(), openBrowser(), passingFolder(), passingFolder()])
})
after(async () => {
  await browser?.close()
  await Promise.all([site?.stop(), html?.remove(), aside?.remove()])
})

// Two at a time: a browser waits for the site about as long as the site for the browser.
describe('the whole way', { concurrency: 2 }, () => {
  for (const look of LOOKS) {
    test(look.name, async () => {
      // Letter for letter in Arabic it is no language that the HTML checker knows.
      const folder = look.isOnlyLookedAt ? aside : html
      const inspector = new Inspector(join(folder.path, `${look.language}-${look.scripts}`))
      const supervisor = look.isOnlyLookedAt ? null : await signedIn(look.language)
      for (const [who, walk] of Object.entries(WALKS)) {
        const { reference, given } = await goes(who, walk, look, inspector)
        if (supervisor) await isReadBy(supervisor.page, who, walk, reference, given, NOTHING[look.language])
      }
      assert.deepEqual(supervisor?.faults ?? [], [])
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
  const person = await visitor(browser, site, { screen: SMALLEST, ...look, scripts: true })
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
