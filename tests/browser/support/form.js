// Filling in forms as a person does: pressing on words, typing.

/** Gives each field in `fields` (name to value, or to several values) its answer, typed letter by letter. */
export function give (page, fields) {
  return fillIn(page, fields, async (control, value) => {
    await control.fill('')
    await control.pressSequentially(value)
  })
}

/** The same, pasted: nobody types thirty thousand letters. */
export function paste (page, fields) {
  return fillIn(page, fields, (control, value) => control.fill(value))
}

async function fillIn (page, fields, write) {
  for (const [name, value] of Object.entries(fields)) {
    const control = page.locator(`main [name="${name}"]`)
    const kind = await control.first().getAttribute('type')
    if (await control.first().evaluate((one) => one.tagName) === 'SELECT') {
      await control.last().selectOption(value)
    } else if (kind === 'radio' || kind === 'checkbox') {
      for (const one of [value].flat()) {
        const choice = page.locator(`main [name="${name}"][value="${one}"]`)
        // A box that is ticked already would lose its tick.
        if (!await choice.isChecked()) await page.locator(`main [name="${name}"][value="${one}"] + label`).click()
      }
    } else {
      await write(control, value)
    }
  }
}

/** Presses a button or link and waits for the page it leads to. */
export async function press (page, control) {
  const arrived = page.waitForEvent('load')
  await control.click()
  await arrived
}

/** Presses the button at the end of the page's form. */
export function send (page) {
  return press(page, page.locator('main form button[type=submit]').last())
}

/** Presses the button of the form that leads to an address ending in `what`. */
export function submit (page, what) {
  return press(page, page.locator(`main form[action$="${what}"] button:not([name])`))
}

/** Goes from the start page to the first question. */
export async function begin (page) {
  await page.goto('/')
  await press(page, page.locator('main a[href$="answers"]'))
  await send(page)
}

/** The question that the page asks, by its name in the address. */
export function slugOf (page) {
  return new URL(page.url()).pathname.split('/').at(-1)
}

/** Answers each question from `answers` (slug to fields) until they are to be checked; calls `seen` before going on. */
export async function answerAll (page, answers, seen = async () => {}) {
  while (slugOf(page) !== 'check') {
    const slug = slugOf(page)
    await give(page, answers[slug] ?? {})
    await seen(slug)
    await send(page)
    if (slugOf(page) === slug) {
      throw new Error(`${slug} would not go on: ${await page.locator('main').innerText()}`)
    }
  }
}

/** Signs in with an account of the demonstration. */
export async function signIn (page, email) {
  await page.goto('/sign-in')
  await give(page, { email, password: 'lantern over the harbour wall' })
  await send(page)
}

/** The page's questions, each with what was answered to it. */
export function told (page) {
  return page.locator('.govuk-summary-list__row').evaluateAll((rows) => rows.map((row) => {
    const answers = [...row.querySelectorAll('.heard-words')]
    const said = answers.length ? answers : [row.querySelector('.govuk-summary-list__value')]
    return [row.querySelector('.govuk-summary-list__key'), ...said].map((part) => part.innerText.trim())
  }))
}

/** The reference and the code that the page after sending shows; no code where it shows none. */
export async function receipt (page) {
  const reference = await page.locator('.heard-number').first().innerText()
  const code = page.locator('.heard-code')
  return { reference, code: await code.count() ? (await code.innerText()).replace(/\s+/g, ' ').trim() : null }
}
