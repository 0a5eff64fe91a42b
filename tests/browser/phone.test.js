// Somebody with a small phone and no scripts reports, and the right team reads every word.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'

import { ANONYMOUS, NAMED, ON_A_TRAIN } from './support/answers.js'
import { answerAll, begin, press, receipt, send, signIn, submit, told } from './support/form.js'
import { keepPicture } from './support/pictures.js'
import { Site } from './support/site.js'
import { LAPTOP, openBrowser, visitor } from './support/visitor.js'

const QUESTIONS_AND_ANSWERS = [
  ['Is anyone in danger right now?', 'No'],
  ['Who are you in this?', 'It happened to me'],
  ['How old is the person it happened to?', '18 to 64'],
  ['Was it someone who works for the police?', 'Not provided'],
  ['Where did it happen?', 'At a place in the UK'],
  ['What is the postcode or name of the place?', 'M1 1AE'],
  ['Where exactly?', 'By the fountain'],
  ['Did it happen in another place too?', 'Not provided'],
  ['What kind of place was it?', 'A street or another outdoor place'],
  ['When did it happen?', 'I know the day'],
  ['Which day?', '3 November 2026'],
  ['What time was it?', 'About 9 at night'],
  ['Have you told anyone about this already?', 'Yes'],
  ['Who did you tell?', 'My school'],
  ['Did they give you a number for it?', 'S-77'],
  ['What happened?', 'They spat at me.\nThen they laughed.'],
  ['Did any of this happen?', 'Someone was hurt', 'Someone said they would do harm'],
  ['How were they hurt?', 'My arm is sore'],
  ['Did any of it happen online?', 'No'],
  ['Why do you think they did this?', 'Because of my <b>scarf</b> & how I pray'],
  ['Do you think it was about any of these?', 'Race, colour or where someone comes from', 'Religion or belief, or having none'],
  ['Something else', 'Not provided'],
  ['Was it about skin colour, or where someone comes from?', 'Not provided'],
  ['Which religion or belief was it about?', 'Not provided'],
  ['Who or what was it about?', 'It was about who they are'],
  ['Has something like this happened before?', 'Yes, and it was the same people'],
  ['Did anyone else see or hear it?', 'Not provided'],
  ['Is there anything that shows what happened?', 'There may have been cameras'],
  ['Where were they?', 'On the bank'],
  ['Do you know the person who did it?', 'A stranger'],
  ['How many were there?', '3'],
  ['Their names, or what others called them', 'Not provided'],
  ['What did they look like?', 'Not provided'],
  ['A car or other vehicle', 'Not provided'],
  ['Could anyone who saw them know them again?', 'Yes'],
  ['Can the police know who you are?', 'No']
]

let site, browser
before(async () => {
  site = await Site.demo()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await site?.stop()
})

/** Reports with `answers` from a phone without scripts; gives the reference and code. Keeps pictures in `folder`. */
async function report (answers, folder) {
  const { page, faults, context } = await visitor(browser, site, { scripts: false })
  let step = 0
  const picture = (name) => keepPicture(page, folder, `${String(++step).padStart(2, '0')}-${name}`)
  await page.goto('/')
  await picture('home')
  await begin(page)
  await answerAll(page, answers, picture)
  await picture('check')
  const checked = await told(page)
  await send(page)
  await picture('sent')
  const shown = await receipt(page)
  assert.deepEqual(faults, [])
  await context.close()
  return { ...shown, checked }
}

/** An officer at a laptop, signed in. */
async function officer (email) {
  const desk = await visitor(browser, site, { screen: LAPTOP })
  await signIn(desk.page, email)
  return desk
}

/** The letters to `address`, once there is one. */
async function firstLetters (address) {
  for (let tries = 0; tries < 100; tries++) {
    const letters = await site.lettersTo(address)
    if (letters.length) return letters
    await wait(100)
  }
  throw new Error(`no letter to ${address}`)
}

const byQuestion = (rows) => [...rows].sort(([one], [other]) => one.localeCompare(other))

test('a report without a name, from a phone without scripts, stands whole before an officer of Greater Manchester', async () => {
  const { reference, code, checked } = await report(ANONYMOUS, 'phone-without-scripts')
  assert.match(reference, /^[2-9A-Z]{4}-[2-9A-Z]{4}$/)
  assert.match(code.replace(/\s/g, ''), /^[0-9A-HJKMNP-TV-Z]{16}$/)
  assert.deepEqual(checked, QUESTIONS_AND_ANSWERS)

  const { page, faults } = await officer('officer@gmp.example')
  await keepPicture(page, 'officer', '1-queue')
  await press(page, page.getByRole('link', { name: reference }))
  await keepPicture(page, 'officer', '2-report')
  assert.deepEqual(byQuestion(await told(page)), byQuestion(QUESTIONS_AND_ANSWERS))
  await submit(page, 'acknowledge')
  await keepPicture(page, 'officer', '3-acknowledged')
  assert.deepEqual(faults, [])
})

test('somebody who gives a safe address gets exactly one letter, with the reference and nothing that tells a bystander', async () => {
  const { reference } = await report(NAMED, 'phone-named')
  const [letter] = await firstLetters('zainab@home.example')
  assert.ok(letter.includes(reference))
  assert.doesNotMatch(letter, /hate|crime|police|victim|report|heard|http|M1 1AE|spat|Zainab(?!@)/i)

  // Another report's letters come later in the same queue: when they are there, a second would be too.
  const later = await report({ ...NAMED, email: { email: 'yes', address: 'later@home.example' } }, 'phone-named')
  assert.ok((await firstLetters('later@home.example'))[0].includes(later.reference))
  assert.equal((await site.lettersTo('zainab@home.example')).length, 1)
})

test('what happened on a train in Manchester is in the queue of British Transport Police and in no other', async () => {
  const { reference } = await report(ON_A_TRAIN, 'phone-train')
  const railway = await officer('officer@btp.example')
  assert.equal(await railway.page.getByRole('link', { name: reference }).count(), 1)
  const manchester = await officer('officer@gmp.example')
  assert.equal(await manchester.page.getByRole('link', { name: reference }).count(), 0)
})
