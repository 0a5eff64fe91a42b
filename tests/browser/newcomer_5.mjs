import { who, end, PHONE, send, press, paste, submit } from './newcomer_lib.mjs'
const o = await who('officer', 'officer@gmp.example')
const r = '/reports/VX9H4MQ5'
const main = async (p=o.page) => (await p.locator('main').innerText())
const todo = async (p=o.page) => (await main(p)).split('What has to be done')[1]?.split('Reports that belong')[0]
await o.page.goto(r)
// close too early
await o.page.locator('summary', {hasText:'Close this report'}).click()
console.log('CLOSEFORM', (await main()).split('Close this report')[1]); await o.shot('07-closeform')
console.log((await o.page.locator('form[action$="close"] input, form[action$="close"] textarea, form[action$="close"] select').evaluateAll(a => a.map(x => x.name+'='+x.value+'('+x.type+') '+[...(x.options??[])].map(q=>q.value)))).join(' | '))
const sel = o.page.locator('form[action$="close"] select'); if (await sel.count()) await sel.first().selectOption({index:1})
else await o.page.locator('form[action$="close"] input[type=radio] + label').first().click().catch(()=>{})
await submit(o.page,'close'); console.log('CLOSE EARLY', o.page.url(), (await main()).slice(0,900)); await o.shot('07-close-early')
await o.page.goto(r+'/steps/contact'); await paste(o.page,{answer:'not-possible'}); await send(o.page); console.log('CONTACT notpossible', o.page.url(), (await main()).slice(0,300)); await o.shot('07-contact-np')
await o.page.goto(r+'/steps/contact'); await paste(o.page,{answer:'wrote'}); await send(o.page)
await o.page.goto(r+'/steps/referral'); await paste(o.page,{answer:'not-offered'}); await send(o.page); console.log('REF', o.page.url(), (await main()).slice(0,300))
await o.page.goto(r+'/steps/referral'); await paste(o.page,{answer:'referred'}); await send(o.page); console.log('REF2', o.page.url(), (await main()).slice(0,200))
await o.page.goto(r+'/steps/intelligence'); await paste(o.page,{answer:'submitted'}); await send(o.page)
await o.page.goto(r+'/steps/rights'); await o.shot('07-rights'); console.log('RIGHTS', await main())
await o.page.locator('main input[type=radio] + label').first().click(); await send(o.page); console.log((await main()).slice(0,200), await todo())
// message
await o.page.goto(r); 
console.log(await o.page.locator('form[action$="message"] select').evaluateAll(s=>s.map(x=>x.name+':'+[...x.options].map(q=>q.value))))
await o.page.selectOption('form[action$="message"] select[name="template"]', {index:2}); await submit(o.page,'message'); console.log('MSG', o.page.url(), await todo()); await o.shot('07-after-msg')
console.log((await main()).split('Messages and notes')[1])
await end()
