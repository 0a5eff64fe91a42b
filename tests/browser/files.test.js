// Somebody adds photos and a film on the way and another one later; an officer looks, downloads, and prints who had them.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'

import { NAMED } from './support/answers.js'
import { answerAll, begin, paste, press, receipt, send, signIn } from './support/form.js'
import { checkHtml, Inspector, passingFolder } from './support/inspector.js'
import { Site } from './support/site.js'
import { LAPTOP, openBrowser, PHONE, visitor } from './support/visitor.js'

const run = promisify(execFile)
/** The program that others check bundles with. */
const CHECKER = join(import.meta.dirname, '../../deploy/check_bundle.py')
const ANSWERS = { ...NAMED, evidence: { evidence: ['pictures'] } }
const LINK = { address: 'https://forum.example/thread?id=7', platform: 'A forum', seen: 'Tuesday at 9' }
const PLEASE = {
  en: { kept: 'We have it', given: 'You can add more', none: 'Choose a file', again: 'You have added this file already' },
  cy: { kept: 'Mae hon gennym ni', given: 'Gallwch ychwanegu mwy', none: 'Dewiswch ffeil', again: 'Rydych wedi ychwanegu’r ffeil hon yn barod' }
}

let site, browser, kept
before(async () => {
  kept = await passingFolder()
  site = await Site.demo()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await site?.stop()
  await kept?.remove()
})

for (const language of ['en', 'cy']) {
  for (const scripts of [true, false]) {
    const how = `${scripts ? 'with' : 'without'} scripts, in ${language === 'en' ? 'English' : 'Welsh'}`
    test(`three photos and a film, and one more later, reach the officer as they were, ${how}`, (story) => wholeWay(story, language, scripts))
  }
}

async function wholeWay (story, language, scripts) {
  const inspector = new Inspector(`${kept.path}/${language}-${scripts}`, `files-${language}-${scripts ? 'scripts' : 'plain'}`)
  const photos = await makePhotos()
  const film = makeFilm(5)
  const reporter = await visitor(browser, site, { language })
  await inspector.follow(reporter, scripts)
  const { page } = reporter
  await begin(page)
  await answerAll(page, ANSWERS, async (slug) => {
    if (slug !== 'files') return
    await inspector.look(page, 'files-empty')
    await refused(page, PLEASE[language].none, scripts)
    if (!scripts) await inspector.look(page, 'files-refused')
    await page.goto('/answers/files')
    if (scripts) await addAll(page, [...photos, film], language)
    else for (const file of [...photos, film]) await addOne(page, file, language)
    await inspector.look(page, 'files-given')
    await addAgain(page, photos[0], language, scripts)
    await page.goto('/answers/files')
    await addLink(page, language)
    await inspector.look(page, 'files-link')
    assert.equal(await page.locator('.heard-files__one').count(), 5)
  })
  await inspector.look(page, 'check')
  await send(page)
  const { reference, code } = await receipt(page)

  await page.goto('/status')
  await paste(page, { reference, code })
  await send(page)
  await press(page, page.locator('main a[href^="/status/files"]'))
  await addOne(page, { name: 'later.png', mimeType: 'image/png', buffer: await makePhoto('image/png', 60, 40) }, language, scripts)
  await inspector.look(page, 'status-files')

  await officerSees(inspector, reference.replace('-', ''), [...photos, film], language, scripts)
  inspector.findings.push(...await checkHtml(`${kept.path}/${language}-${scripts}`))
  assert.deepEqual(inspector.findings, [])
  story.diagnostic(`looked at ${[...inspector.names].join(', ')}`)
}

async function officerSees (inspector, reference, files, language, scripts) {
  const officer = await visitor(browser, site, { screen: LAPTOP, language })
  await inspector.follow(officer, scripts)
  const { page } = officer
  await signIn(page, 'officer@gmp.example')
  await page.goto(`/reports/${reference}`)
  await inspector.look(page, 'staff-report')
  assert.equal(await page.locator('a[href*="/files/"]').count(), 6)
  for (const [index, file] of files.entries()) {
    await page.goto(`/reports/${reference}/files/${index + 1}`)
    const downloading = page.waitForEvent('download')
    await page.locator('a[download]').click()
    const download = await downloading
    assert.match(download.suggestedFilename(), new RegExp(`^${reference}-${index + 1}\\.`))
    const bytes = await readFile(await download.path())
    assert.equal(hash(bytes), hash(file.buffer), `${file.name} is not what was given`)
  }
  await page.goto(`/reports/${reference}/files/5`)
  await inspector.look(page, 'staff-link')
  assert.ok((await page.locator('main').innerText()).includes(LINK.address))
  assert.equal(await page.locator('a[href*="forum.example"], a[download]').count(), 0)
  await page.goto(`/reports/${reference}/files/4`)
  await inspector.look(page, 'staff-film')
  await page.goto(`/reports/${reference}/files/1`)
  await inspector.look(page, 'staff-photo')
  await press(page, page.locator('a[href$="?show=yes"]'))
  const picture = page.locator('.heard-look__picture')
  assert.ok(await picture.evaluate((one) => one.complete && one.naturalWidth > 0))
  const blur = () => picture.evaluate((one) => getComputedStyle(one).filter)
  assert.match(await blur(), /blur/)
  await inspector.look(page, 'staff-photo-blurred')
  await page.locator('label[for=clear]').click()
  assert.equal(await blur(), 'none')
  await page.goto(`/reports/${reference}/files`)
  await inspector.look(page, 'staff-files')
  await page.goto(`/reports/${reference}/custody`)
  await inspector.look(page, 'staff-custody')
  assert.ok((await page.locator('main').innerText()).includes(hash(files[0].buffer)))
  await takesTheBundle(inspector, page, reference)
}

/** The officer takes the report for the force's record system; another program finds nothing wrong with it. */
async function takesTheBundle (inspector, page, reference) {
  await page.goto(`/reports/${reference}`)
  await press(page, page.locator('a[href$="/bundle"]'))
  await inspector.look(page, 'staff-bundle')
  const key = await page.locator('.heard-hash').innerText()
  const downloading = page.waitForEvent('download')
  await page.locator('main form button').click()
  const download = await downloading
  assert.equal(download.suggestedFilename(), `${reference}-bundle.zip`)
  const { stdout } = await run('python3', [CHECKER, await download.path(), '--key', key])
  assert.match(stdout, new RegExp(`^left out: file 5 \\(link\\)\nwell: report ${reference}, 10 files`))
}

/** Presses the button without a file. */
async function refused (page, said, scripts) {
  const button = page.locator('form[enctype] button')
  if (scripts) await button.click()
  else await press(page, button)
  await page.getByText(said).last().waitFor()
}

async function addOne (page, file, language) {
  await paste(page, { about: 'The wall of our shop' })
  await page.locator('input[type=file]').setInputFiles(file)
  await press(page, page.locator('form[enctype] button'))
  await page.getByText(PLEASE[language].given).waitFor()
}

/** What was online, without a file. */
async function addLink (page, language) {
  await page.locator('form[enctype] summary').click()
  await paste(page, LINK)
  await press(page, page.locator('form[enctype] button'))
  await page.getByText(PLEASE[language].given).waitFor()
}

/** Several at once, which only the script can. */
async function addAll (page, files, language) {
  await page.locator('input[type=file]').setInputFiles(files)
  await press(page, page.locator('form[enctype] button'))
  await page.getByText(PLEASE[language].given).waitFor()
}

async function addAgain (page, file, language, scripts) {
  await page.locator('input[type=file]').setInputFiles({ ...file, name: 'again.jpg' })
  const button = page.locator('form[enctype] button')
  if (scripts) await button.click()
  else await press(page, button)
  await page.getByText(PLEASE[language].again).last().waitFor()
}

async function makePhotos () {
  const kinds = ['image/jpeg', 'image/png', 'image/webp']
  return Promise.all(kinds.map(async (mimeType, index) => ({
    name: `photo ${index} صورة.${mimeType.split('/')[1]}`, mimeType, buffer: await makePhoto(mimeType, 800, 600 + index)
  })))
}

/** A picture as the browser itself would make one. */
async function makePhoto (type, width, height) {
  const { page, context } = await visitor(browser, site, { screen: PHONE })
  const bytes = await page.evaluate(async ({ type, width, height }) => {
    const canvas = new OffscreenCanvas(width, height)
    const pen = canvas.getContext('2d')
    const shade = pen.createLinearGradient(0, 0, width, height)
    shade.addColorStop(0, 'teal')
    shade.addColorStop(1, 'gold')
    pen.fillStyle = shade
    pen.fillRect(0, 0, width, height)
    const blob = await canvas.convertToBlob({ type })
    return [...new Uint8Array(await blob.arrayBuffer())]
  }, { type, width, height })
  await context.close()
  return Buffer.from(bytes)
}

/** Some megabytes that begin as a film does. */
function makeFilm (megabytes) {
  const buffer = Buffer.alloc(megabytes * 1024 * 1024, 'moving pictures ')
  buffer.write('\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41', 'latin1')
  return { name: 'clip.mp4', mimeType: 'video/mp4', buffer }
}

function hash (bytes) {
  return createHash('sha256').update(bytes).digest('hex')
}
