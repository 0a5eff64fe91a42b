// What a page asks and what is about to be answered, read off the page as a person reads it.

/** For each answer in `fields` (name to value or values): the question beside it, and the answer in the page's words. */
export async function asked (page, fields) {
  const days = Object.keys(fields).filter((name) => name.endsWith('-day'))
  const given = []
  for (const name of days) given.push(await day(page, name.slice(0, -'-day'.length), fields))
  for (const [name, value] of Object.entries(fields)) {
    if (days.some((one) => name.startsWith(one.slice(0, -'day'.length)) && /-(day|month|year)$/.test(name))) continue
    for (const one of [value].flat()) given.push(await answerTo(page, name, one))
  }
  return given
}

function answerTo (page, name, value) {
  return page.locator(`main [name="${name}"]`).first().evaluate((first, value) => {
    const words = (element) => element.textContent.replace(/\s+/g, ' ').trim().replace(/ \((optional|dewisol)\)$/, '')
    const label = (control) => document.querySelector(`label[for="${CSS.escape(control.id)}"]`)
    if (['radio', 'checkbox'].includes(first.type)) {
      const chosen = document.querySelector(`main [name="${first.name}"][value="${CSS.escape(value)}"]`)
      return { question: words(first.closest('fieldset').querySelector('legend')), answer: words(label(chosen)) }
    }
    if (first.tagName === 'SELECT') {
      const option = [...first.options].find((option) => option.value === value)
      return { question: words(label(first)), answer: words(option) }
    }
    return { question: words(label(first)), answer: value }
  }, value)
}

async function day (page, name, fields) {
  const [number, month, year] = ['day', 'month', 'year'].map((part) => Number(fields[`${name}-${part}`]))
  const language = await page.locator('html').getAttribute('lang')
  const form = new Intl.DateTimeFormat(language === 'cy' ? 'cy' : 'en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
  const legend = page.locator(`main #${name}`).locator('xpath=ancestor::fieldset[1]/legend')
  const question = (await legend.textContent()).replace(/\s+/g, ' ').trim().replace(/ \((optional|dewisol)\)$/, '')
  return { question, answer: form.format(new Date(year, month - 1, number)) }
}
