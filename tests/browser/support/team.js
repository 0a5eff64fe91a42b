// Somebody who joins a team of the demonstration and is given its keys.
import { paste, press, send, signIn } from './form.js'
import { figures } from './second_factor.js'
import { LAPTOP, visitor } from './visitor.js'

const PASSWORD = 'nine quiet herons by the weir'

/** An officer of `team` who holds its keys, signed in. */
export async function officerOf (browser, site, team, { email, name, language }) {
  const officer = await visitor(browser, site, { screen: LAPTOP, language })
  const { page } = officer
  await page.goto('/welcome')
  await paste(page, { invitation: await site.invite(team, email), name, password: PASSWORD })
  await send(page)
  await paste(page, { code: figures(await page.locator('.heard-code').innerText()) })
  await send(page)
  const readOut = await page.locator('.heard-code').innerText()

  const { page: steward, context } = await visitor(browser, site, { screen: LAPTOP })
  await signIn(steward, 'supervisor@demo.example')
  await steward.goto(`/admin/people?team=${team}`)
  await paste(steward, { 'read-out': readOut })
  await press(steward, steward.locator('form[action$="keys"] button'))
  await context.close()
  return officer
}
