// Going through a page with the keyboard alone.

/** Presses Tab until `control` has the focus. */
export async function tabTo (page, control) {
  for (let presses = 0; presses < 80; presses++) {
    if (await hasFocus(control)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reaches ${control}`)
}

/** Whether `control` has the focus. */
export function hasFocus (control) {
  return control.evaluate((element) => element === document.activeElement)
}

/** Gives each field in `fields` its answer: Tab to reach it, arrows and Space to choose, letters to type. */
export async function giveByKeys (page, fields) {
  for (const [name, value] of Object.entries(fields)) {
    const all = page.locator(`main [name="${name}"]`)
    switch (await all.first().getAttribute('type')) {
      case 'radio':
        await chooseByArrows(page, all, value)
        break
      case 'checkbox':
        for (const one of [value].flat()) {
          await tabTo(page, page.locator(`main [name="${name}"][value="${one}"]`))
          await page.keyboard.press('Space')
        }
        break
      default:
        await tabTo(page, all.first())
        if (await all.first().evaluate((one) => one.tagName) === 'SELECT') {
          await page.keyboard.type(value.split(' ')[0])
          break
        }
        await page.keyboard.type(value)
    }
  }
}

/** Of a group of radios Tab reaches one; from there the arrows go round. */
async function chooseByArrows (page, all, value) {
  const checked = all.and(page.locator(':checked'))
  await tabTo(page, await checked.count() ? checked : all.first())
  await page.keyboard.press('Space')
  for (let presses = await all.count(); presses > 0 && await checked.inputValue() !== value; presses--) {
    await page.keyboard.press('ArrowDown')
  }
}

/** Tabs to a button or link, presses `key` and waits for the page it leads to. */
export async function pressByKey (page, control, key) {
  await tabTo(page, control)
  const arrived = page.waitForEvent('load')
  await page.keyboard.press(key)
  await arrived
}
