import { who, end, PHONE, LAPTOP, send, press, paste, submit } from './newcomer_lib.mjs'
const o = await who('officer', 'officer@gmp.example')
const d = await who('desk', 'desk@desk.example')
const b = await who('btp', 'officer@btp.example')
const main = async (p=o.page) => (await p.locator('main').innerText())
await d.page.goto('/queue'); console.log('DESK', (await main(d.page))); await d.shot('18-desk')
// top crop of the report at 1280
await o.page.goto('/reports/RTTKV42V'); await o.page.screenshot({path:'/tmp/nshots/18-top.png'});
await o.page.locator('h2',{hasText:'What has to be done'}).scrollIntoViewIfNeeded(); await o.page.evaluate(()=>{[...document.querySelectorAll('h2')].find(h=>h.innerText.includes('What has')).scrollIntoView()}); await o.page.locator('summary',{hasText:'More that can be written down'}).click(); await o.page.screenshot({path:'/tmp/nshots/18-steps.png'})
console.log(await o.page.locator('main details').nth(1).innerText())
await o.page.goto('/reports/RTTKV42V/steps/go-on'); console.log('GOON', await main());
// KVJK: evidence at risk
await o.page.goto('/reports/KVJK923M'); console.log((await main()).slice(0,400),(await main()).split('What has to be done')[1].split('What happened')[0])
await o.page.goto('/reports/KVJK923M/links'); console.log(await main())
// message only: does it do contact?
const r='/reports/KVJK923M'
await o.page.goto(r); await o.page.selectOption('form[action$="message"] select[name="template"]', {index:1}); await submit(o.page,'message'); console.log('AFTER MSG', (await main()).split('What has to be done')[1].split('Reports that')[0])
// acknowledging another
await o.page.goto(r); const ack=o.page.locator('form[action$="acknowledge"] button'); console.log('ack shown', await ack.count())
// Welsh steps
await o.page.goto('/language/cy').catch(()=>{}); await o.page.locator('a,button',{hasText:'Cymraeg'}).first().click().catch(()=>{}); 
await b.page.goto('/search?team=btp'); await paste(b.page,{for:'VX9H-4MQ5'}); await send(b.page); console.log('BTP search', (await main(b.page)).slice(0,500))
await end()
