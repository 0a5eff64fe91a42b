// What a team does with a report, step by step, in a browser.
import { paste, submit } from './form.js'

/** Answers to the questions about the risk, none of which speaks of any. */
export const LOW = {
  'again-soon': 'no', worse: 'no', 'knows-where': 'no', 'close-to-them': 'no', before: 'no', 'hurt-or-weapon': 'no', alone: 'no', coping: 'yes', 'others-afraid': 'no'
}

/** Everything that a case of low risk can need before it is closed. */
const STEPS = {
  assessment: LOW,
  record: { answer: 'crime', reference: 'CR-12345-26' },
  contact: { answer: 'spoke' },
  referral: { answer: 'declined' },
  intelligence: { answer: 'submitted' },
  cctv: { answer: 'not-there', why: 'No camera there.' },
  rights: { answer: 'told' }
}

/** Does one step of a report on its own page. */
export async function doStep (page, path, step, fields) {
  await page.goto(`${path}/steps/${step}`)
  await paste(page, fields)
  await submit(page, `/steps/${step}`)
}

/** Does every step that the report's page asks for, but those in `done`. */
export async function doEveryStep (page, path, done = []) {
  for (const [step, fields] of Object.entries(STEPS)) {
    await page.goto(path)
    const isAsked = await page.locator(`a[href$="/steps/${step}"]`).count() > 0
    if (isAsked && !done.includes(step)) await doStep(page, path, step, fields)
  }
  await page.goto(path)
}

/** Unfolds the part of a report's page that holds the form leading to `what`. */
export async function unfold (page, what) {
  const folded = page.locator('details', { has: page.locator(`form[action$="${what}"]`) })
  if (await folded.count() > 0 && await folded.first().getAttribute('open') === null) await folded.first().locator('summary').click()
}
