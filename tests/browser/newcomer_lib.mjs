import { readFileSync, existsSync } from 'node:fs'
import { signIn, paste, press, send, submit } from './support/form.js'
import { LAPTOP, PHONE, openBrowser, visitor } from './support/visitor.js'
export { signIn, paste, press, send, submit, LAPTOP, PHONE }
export const site = JSON.parse(readFileSync('/tmp/newcomer/site.json'))
let browser
const all = []
export async function who (name, email, screen = LAPTOP) {
  browser ??= await openBrowser()
  const v = await visitor(browser, site, { screen })
  v.page.setDefaultTimeout(15000)
  const f = `/tmp/newcomer/${name}.state.json`
  if (existsSync(f)) await v.context.addCookies(JSON.parse(readFileSync(f)).cookies)
  else { await signIn(v.page, email); await v.context.storageState({ path: f }) }
  v.shot = async (n) => { await v.page.screenshot({ path: `/tmp/nshots/${n}.png`, fullPage: true }) }
  v.text = async () => (await v.page.locator('body').innerText())
  all.push(v)
  return v
}
export async function end () { for (const v of all) if (v.faults.length) console.log('FAULTS', v.faults); await browser.close() }
