import { who, end, PHONE, send, press, paste, submit } from './newcomer_lib.mjs'
const o = await who('officer', 'officer@gmp.example')
const p = await who('officer', 'officer@gmp.example', PHONE)
const l = await who('lead', 'lead@gmp.example')
const main = async (p=o.page) => (await p.locator('main').innerText())
const r='/reports/KN5Y965K'
// junk without reason, then with
await o.page.goto(r); await o.page.locator('summary', {hasText:'Close this report'}).click()
console.log(await o.page.locator('form[action$="close"] input').evaluateAll(x=>x.map(q=>q.name+'='+q.value)))
await o.page.locator('form[action$="close"] input[type=checkbox] + label').click(); await submit(o.page,'close'); console.log('JUNK1', (await main()).slice(0,250)); await o.shot('16-junk1')
await o.page.goto(r); await o.page.locator('summary', {hasText:'Close this report'}).click(); await o.page.locator('form[action$="close"] input[type=checkbox] + label').click()
await o.page.locator('form[action$="close"] input[value=not-enough] + label').click(); await submit(o.page,'close'); console.log('JUNK2', (await main()).slice(0,250)); await o.shot('16-junk2')
console.log(await o.page.locator('form[action$="close"] textarea').evaluateAll(x=>x.map(q=>q.name)))
await o.page.locator('form[action$="close"] textarea').last().fill('A test.'); await submit(o.page,'close'); console.log('JUNK3', o.page.url(), (await main()).slice(0,250), (await main()).split('What has to be done')[1].split('What happened')[0]); await o.shot('16-junk3')
console.log((await main()).split('Messages and notes')[1])
await press(o.page, o.page.getByRole('button',{name:'Open this report again'})); console.log('REOPEN', o.page.url(), (await main()).slice(0,200), (await main()).split('What has to be done')[1].split('What happened')[0]); await o.shot('16-reopen')
await o.page.goto('/reports/VX9H4MQ5'); await press(o.page, o.page.getByRole('link',{name:'Who saw it'})); console.log('HISTORY', await main()); await o.shot('17-history')
await p.page.goto('/reports/RTTKV42V'); await p.shot('17-phone-report'); await p.page.goto('/reports/RTTKV42V/steps/review'); await p.shot('17-phone-review')
await p.page.goto('/queue?shown=overdue'); await p.shot('17-phone-overdue')
await p.page.goto('/search?team=greater-manchester'); await paste(p.page,{for:'M14 5SX'}); await send(p.page); await p.shot('17-phone-search')
await l.page.goto('/admin/people'); console.log('PEOPLE', await main(l.page)); 
await end()
