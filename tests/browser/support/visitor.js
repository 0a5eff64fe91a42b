// People in front of a browser, and what their browser must never do.
import { chromium } from 'playwright-core'

import { speakPseudoLanguage } from './pseudo_language.js'

export const SMALLEST = { width: 320, height: 568 }
export const PHONE = { width: 390, height: 844 }
export const LAPTOP = { width: 1280, height: 800 }
/** Milliseconds until something that should happen has failed to: a busy machine is slow, and that is no fault of the site. */
const PATIENCE = 60_000

/**
 * Debian's Chromium. No name can be looked up, so that nothing can leave this machine.
 * Going back and forth keeps pages in memory as it does for people.
 */
export function openBrowser () {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--disable-background-networking',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      ...(process.getuid() === 0 ? ['--no-sandbox'] : [])
    ],
    ignoreDefaultArgs: ['--disable-back-forward-cache']
  })
}

/**
 * A person with a fresh browser window at `site`. `faults` fills with what must not happen.
 * `language` is `en` or `cy`, or `pseudo` for one that runs from right to left; `dark` asks for dark colours; `zoom` is how many
 * times larger than usual everything is shown.
 */
export async function visitor (browser, site, { screen = PHONE, scripts = true, language = 'en', dark = false, zoom = 1 } = {}) {
  const context = await browser.newContext({
    viewport: { width: screen.width / zoom, height: screen.height / zoom },
    deviceScaleFactor: zoom,
    javaScriptEnabled: scripts,
    locale: language === 'cy' ? 'cy' : 'en-GB',
    colorScheme: dark ? 'dark' : 'light',
    baseURL: site.url
  })
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE)
  if (language === 'pseudo') await speakPseudoLanguage(page)
  const faults = []
  context.on('request', (request) => {
    if (new URL(request.url()).origin !== site.url) faults.push(`asked ${request.url()}`)
  })
  context.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} at ${response.url()}`)
  })
  page.on('pageerror', (error) => faults.push(`script: ${error}`))
  page.on('console', (message) => {
    // A real language brings its own words for the script.
    if (language === 'pseudo' && message.text().startsWith('i18n: Missing plural form')) return
    // The browser also notes the status of a page that is rightly not there.
    const isOwnStatus = message.text().startsWith('Failed to load resource') && message.location().url === page.url()
    if (['error', 'warning'].includes(message.type()) && !isOwnStatus) {
      faults.push(`console at ${page.url()}: ${message.text()}`)
    }
  })
  return { context, page, faults }
}
