import { who, end, PHONE, send, press, paste, submit } from './newcomer_lib.mjs'
const o = await who('officer', 'officer@gmp.example')
const main = async (p=o.page) => (await p.locator('main').innerText())
const r='/reports/KN5Y965K'
await o.page.goto(r); console.log('FOURTH', (await main()).slice(0,3500)); await o.shot('10-fourth')
await o.page.locator('summary', {hasText:'Give it to somebody else'}).click(); await o.shot('10-give'); console.log('GIVE', (await main()).split('Who deals with it')[1].split('What has to be done')[0])
console.log(await o.page.locator('main summary').allInnerTexts())
await o.page.goto(r+'/links'); console.log('LINKS', await main()); await o.shot('10-links')
console.log((await o.page.locator('main input, main textarea, main select').evaluateAll(a => a.map(x => x.name+'='+x.value+'('+x.type+') '+[...(x.options??[])].map(q=>q.value+':'+q.text)))).join(' | '))
await o.page.goto('/search?team=greater-manchester'); console.log('SEARCH', await main()); await o.shot('10-search')
console.log((await o.page.locator('main input, main select').evaluateAll(a => a.map(x => x.name+'='+x.value+'('+x.type+')'))).join(' | '))
await end()
