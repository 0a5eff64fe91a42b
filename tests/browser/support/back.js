// Going back as the browser's own button does.
import { setTimeout as wait } from 'node:timers/promises'

/** Between two pages, of which one is kept in memory, the browser can for a moment not be asked about either. */
const BETWEEN_PAGES = /Not attached to an active page|Execution context was destroyed|is navigating/
const TRIES = 100

/** Goes back one page; gives the HTML of the page that it leads to, once that stands still. */
export async function goBack (page) {
  // A page kept in memory does not load again, so only its arrival can be waited for.
  await onceItStandsStill(() => page.goBack({ waitUntil: 'commit' }))
  return onceItStandsStill(async () => {
    await page.waitForFunction(() => document.readyState === 'complete')
    return page.content()
  })
}

async function onceItStandsStill (ask) {
  for (let tries = 1; ; tries++) {
    try {
      return await ask()
    } catch (fault) {
      if (tries === TRIES || !BETWEEN_PAGES.test(fault.message)) throw fault
      await wait(100)
    }
  }
}
