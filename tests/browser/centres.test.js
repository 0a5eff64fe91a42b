// A force accredits a centre, and somebody there helps a person who speaks Polish and stays unknown to the police: the answer comes
// through the centre, the person reads theirs with the code, and what came of it reaches the centre only where they agreed.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { give, paste, press, receipt, send, signIn, submit } from './support/form.js'
import { keepPicture } from './support/pictures.js'
import { figures } from './support/second_factor.js'
import { Site } from './support/site.js'
import { doEveryStep } from './support/triage.js'
import { LAPTOP, openBrowser, PHONE, visitor } from './support/visitor.js'

const PASSWORD = 'nine quiet herons by the weir'
const STORY = 'Mężczyzna na mnie splunął i krzyczał, żebym wracała do siebie.'

let site, browser
before(async () => {
  site = await Site.demo()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await site?.stop()
})

for (const { language, outcome } of [{ language: 'en', outcome: 'yes' }, { language: 'cy', outcome: 'no' }]) {
  test(`a centre helps somebody who wants no paper, and ${outcome === 'yes' ? 'hears' : 'does not hear'} what came of it, ${language}`, async () => {
    const team = `place-${language}`
    const lead = await person({ language })
    await signIn(lead.page, 'lead@gmp.example')
    const { slug, code } = await register(lead.page, team)
    const manager = await person({ language })
    await join(manager.page, code, 'Noor Haddad')
    const fingerprint = await manager.page.locator('.heard-code').innerText()
    await lead.page.goto(`/admin/centres/${slug}`)
    await paste(lead.page, { fingerprint })
    await submit(lead.page, 'vouch')

    const worker = await person({ language })
    await bringIn(manager.page, worker.page, `sana@${team}.example`)
    await train(manager.page)
    const { reference, own } = await assist(worker.page, outcome, language)

    const [closing, reason] = ['recorded', 'A man was charged on Monday.']
    await lead.page.goto(`/reports/${reference}`)
    assert.equal(await lead.page.getByText(STORY).count(), 1)
    assert.equal(await lead.page.getByText('A man spat at me').count(), 1)
    await paste(lead.page, { 'to-centre': 'Please tell her that we have a picture of him.' })
    await submit(lead.page, 'centre')
    await paste(lead.page, { template: 'have-read', words: 'We have a picture of him.' })
    await submit(lead.page, 'message')
    await doEveryStep(lead.page, `/reports/${reference}`)
    await open(lead.page, 'close')
    await paste(lead.page, { closing, reason })
    await submit(lead.page, 'close')

    // The centre has the answer, and what came of it only where that was agreed.
    await worker.page.goto(`/centre/reports/${reference}`)
    await keepPicture(worker.page, `centres-${language}`, '4-afterwards')
    assert.equal(await worker.page.getByText('we have a picture of him').count(), 1)
    assert.equal(await worker.page.getByText(reason).count(), outcome === 'yes' ? 1 : 0)
    assert.equal(await worker.page.getByText(STORY).count(), 0)

    // At home, with what they noted themself.
    const victim = await person({ screen: PHONE, language })
    await victim.page.goto('/status')
    await give(victim.page, own)
    await send(victim.page)
    assert.equal(await victim.page.getByText('We have a picture of him.').count(), 1)
    assert.equal(await victim.page.getByText(reason).count(), 1)
    await keepPicture(victim.page, `centres-${language}`, '5-at-home')
    assert.deepEqual([lead, manager, worker, victim].flatMap((one) => one.faults), [])
  })
}

test('a practised hand sends the most important things in less than three minutes', async () => {
  const { page, faults } = await person({})
  await signIn(page, 'manager@advice.example')
  const began = Date.now()
  await page.goto('/centre/quick')
  let seconds = await reading(page)
  const typed = {
    danger: 'no',
    agrees: 'yes',
    what: 'Two men shouted at him at the tram stop, pulled off his cap and threw it on the line. They said they know where he lives. He is shaking and must go for his bus.',
    place: 'M14 5TP',
    why: 'They shouted about his faith.',
    reach: 'phone',
    number: '0161 496 0000',
    also: ['outcome', 'centre-named', 'code']
  }
  seconds += handling(typed)
  await paste(page, typed)
  await send(page)
  assert.ok(page.url().endsWith('/centre/sent'), page.url())
  const { code } = await receipt(page)
  assert.ok(code)
  const machine = (Date.now() - began) / 1000
  console.log(`quick send: ${Math.round(seconds + machine)} s, of them ${machine.toFixed(1)} s for the machine`)
  assert.ok(seconds + machine < 180, `${seconds} s at reading speed and ${machine} s of the machine`)
  assert.deepEqual(faults, [])
})

function person ({ screen = LAPTOP, language = 'en' }) {
  return visitor(browser, site, { screen, language })
}

/** The force registers a centre; gives its slug and the code for its manager. */
async function register (page, team) {
  await page.goto('/admin/centres/new')
  await paste(page, { name: `A ${team}`, email: `desk@${team}.example`, manager: `manager@${team}.example` })
  await send(page)
  const code = await page.locator('.heard-code').innerText()
  const link = await page.locator('main a[href*="/admin/centres/"]').last().getAttribute('href')
  return { code, slug: new URL(link, page.url()).pathname.split('/').at(-1) }
}

async function join (page, invitation, name) {
  await page.goto('/welcome')
  await paste(page, { invitation, name, password: PASSWORD })
  await send(page)
  await paste(page, { code: figures(await page.locator('.heard-code').innerText()) })
  await send(page)
}

/** The manager invites somebody and gives them the keys that they read out. */
async function bringIn (manager, newcomer, email) {
  await manager.goto('/admin/people')
  await paste(manager, { email, role: 'worker' })
  await submit(manager, 'invite')
  await join(newcomer, await manager.locator('.heard-code').innerText(), 'Sana')
  const readOut = await newcomer.locator('.heard-code').innerText()
  await manager.goto('/admin/people')
  await paste(manager, { 'read-out': readOut })
  await submit(manager, 'keys')
}

/** The manager records what the worker learned. */
async function train (page) {
  await page.goto('/centre/training')
  const who = page.locator('main [name="person"]')
  await who.selectOption({ index: await who.locator('option').count() - 1 })
  const year = new Date().getFullYear()
  await paste(page, {
    course: 'Taking reports of hate crime',
    'done-day': '1', 'done-month': '1', 'done-year': String(year),
    'valid-day': '1', 'valid-month': '1', 'valid-year': String(year + 2)
  })
  await send(page)
}

/** Two people at one desk: gives the reference, and what the person notes for themself. */
async function assist (page, outcome, language) {
  await page.goto('/centre')
  await submit(page, '/centre/drafts')
  const draft = page.url()
  for (const [slug, answers] of Object.entries({
    informed: { informed: 'yes' },
    agrees: { agrees: 'yes' },
    named: { named: 'no' },
    'reach-centre': { 'reach-centre': 'yes' },
    'centre-named': { 'centre-named': 'yes' },
    outcome: { outcome },
    interpreter: { interpreter: 'professional', interpreted: 'A. Nowak' },
    where: { where: 'place' },
    place: { place: 'M14 5TP' },
    what: { what: STORY },
    translation: { 'from-language': 'Polish', words: 'A man spat at me and shouted that I should go home.', 'translated-by': 'A. Nowak', checked: 'no' },
    keeps: { keeps: 'noted' },
    notes: { notes: 'She wants no paper.' }
  })) {
    await page.goto(`${draft}/${slug}`)
    await paste(page, answers)
    await send(page)
  }
  await page.goto(draft)
  await keepPicture(page, `centres-${language}`, '1-tasks')
  await page.goto(`${draft}/check`)
  // The screen is turned to the person: their words, not the notes on them.
  assert.equal(await page.getByText(STORY).count(), 1)
  assert.equal(await page.getByText('She wants no paper.').count(), 0)
  await keepPicture(page, `centres-${language}`, '2-turned')
  await paste(page, { shown: 'yes' })
  await send(page)
  const { reference, code } = await receipt(page)
  await keepPicture(page, `centres-${language}`, '3-noted')
  await submit(page, '/centre/sent')
  assert.equal(await page.getByText(code).count(), 0)
  return { reference: reference.replace('-', ''), own: { reference, code } }
}

/** Opens the part of the page that holds the form to `what`. */
async function open (page, what) {
  await page.locator('details', { has: page.locator(`form[action$="${what}"]`) }).locator('summary').click()
}

/**
 * Seconds that a practised hand reads: what is said to the person is said aloud (150 words a minute), each question and choice is read
 * (238). The hints beside them are known.
 */
async function reading (page) {
  const words = (text) => text.split(/\s+/).filter(Boolean).length
  const hint = await page.locator('#agrees-hint').innerText()
  const said = words(hint.slice(hint.indexOf('“'), hint.indexOf('”')))
  const asked = words((await page.locator('main legend, main label').allInnerTexts()).join(' '))
  assert.ok(said > 50 && asked > 50)
  return said * 60 / 150 + asked * 60 / 238
}

/** Seconds to fill it in: two for each thing that is pressed, and 40 words a minute of five letters. */
function handling (typed) {
  const values = Object.values(typed).flat()
  const written = values.filter((value) => /[ .]/.test(value))
  return values.length * 2 + written.join('').length * 60 / (40 * 5)
}
