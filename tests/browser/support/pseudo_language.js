// A language that nobody speaks, to look at pages the way readers of Arabic or Urdu will: each letter becomes an Arabic one,
// so that words keep their lengths, and the page runs from right to left.

const LETTERS = 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'
/** What keeps its words: what a program reads, what somebody typed, and what is in a language of its own. */
const KEPT_ELEMENTS = new Set(['script', 'style', 'textarea'])
const KEPT_ATTRIBUTES = / (lang|translate)=|class="heard-number"/
/** Elements without an end. */
const VOID = new Set(['br', 'hr', 'img', 'input', 'link', 'meta'])
const TOKENS = /<!--.*?-->|<[^>]+>|[^<]+/gs
const ENTITY_OR_LETTER = /&[#\w]+;|\p{Script=Latin}/gu

/** Makes every page that `page` opens speak it, also where scripts are off. */
export async function speakPseudoLanguage (page) {
  const session = await page.context().newCDPSession(page)
  session.on('Fetch.requestPaused', (paused) => answer(session, paused).catch(ignoreClosedPage))
  // At the answer, because a route that playwright sets does not see where a redirect leads.
  await session.send('Fetch.enable', { patterns: [{ resourceType: 'Document', requestStage: 'Response' }] })
}

async function answer (session, { requestId, responseStatusCode, responseHeaders = [] }) {
  const isPage = responseHeaders.some(({ name, value }) => /^content-type$/i.test(name) && value.startsWith('text/html'))
  if (!isPage) return session.send('Fetch.continueResponse', { requestId })
  const { body, base64Encoded } = await session.send('Fetch.getResponseBody', { requestId })
  const html = Buffer.from(body, base64Encoded ? 'base64' : 'utf8').toString('utf8')
  await session.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: responseStatusCode,
    // The body was unpacked on its way here.
    responseHeaders: responseHeaders.filter(({ name }) => !/^content-(encoding|length)$/i.test(name)),
    body: Buffer.from(inPseudoLanguage(html)).toString('base64')
  })
}

function ignoreClosedPage (fault) {
  if (!/closed|Invalid InterceptionId|Session with given id not found/.test(fault.message)) throw fault
}

/** The page in the language that nobody speaks. */
export function inPseudoLanguage (html) {
  let kept = 0
  const open = []
  return html.replace(TOKENS, (token) => {
    if (!token.startsWith('<')) return kept ? token : translated(token)
    const [, end, name] = /^<(\/?)([a-z0-9]*)/i.exec(token)
    if (name === 'html') return token.replace(/ lang="\w+"/, ' lang="ar" dir="rtl"')
    if (!name || VOID.has(name) || token.endsWith('/>')) return token
    if (end) {
      if (open.pop()) kept--
    } else {
      const isKept = KEPT_ELEMENTS.has(name) || KEPT_ATTRIBUTES.test(token)
      open.push(isKept)
      if (isKept) kept++
    }
    return token
  })
}

function translated (text) {
  return text.replace(ENTITY_OR_LETTER, (found) => found.length > 1 ? found : arabic(found))
}

function arabic (letter) {
  return LETTERS[letter.toLowerCase().codePointAt(0) % LETTERS.length]
}
