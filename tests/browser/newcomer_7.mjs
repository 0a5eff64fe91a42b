import { who, end, PHONE, send, press, paste, submit } from './newcomer_lib.mjs'
const l = await who('lead', 'lead@gmp.example')
const o = await who('officer', 'officer@gmp.example')
const r='/reports/VX9H4MQ5'
const main = async (p=o.page) => (await p.locator('main').innerText())
const todo = async (p=o.page) => (await main(p)).split('What has to be done')[1]?.split('Reports that belong')[0]
await o.page.goto(r+'/steps/referral'); await paste(o.page,{answer:'referred', why:'Told Victim Support Manchester.'}); await send(o.page); console.log('REFERRED', o.page.url())
await l.page.goto(r+'/steps/review'); await paste(l.page,{answer:'agreed'}); await send(l.page); console.log('agree w/o why', l.page.url(), (await main(l.page)).slice(0,200))
if (!l.page.url().includes('done')) { await l.page.goto(r+'/steps/review'); await paste(l.page,{answer:'more-first', why:'Ask the fire service for a letter box guard first.'}).catch(e=>console.log(String(e).slice(0,200))); await send(l.page) }
console.log(l.page.url(), await todo(l.page)); await l.shot('09-reviewed')
// officer sees?
await o.page.goto('/queue'); console.log('OFFICER QUEUE', (await main()).slice(0,300)); await o.page.goto('/queue?shown=mine'); await o.shot('09-mine'); console.log(await main())
await o.page.goto(r); await o.page.locator('summary', {hasText:'Close this report'}).click(); await o.page.locator('form[action$="close"] input[value=recorded] + label').click(); await submit(o.page,'close')
console.log('CLOSED', o.page.url(), (await main()).slice(0,700), await todo()); await o.shot('09-closed')
console.log((await main()).split('Messages and notes')[1])
await o.page.goto(r+'/steps/record'); console.log('STEP AFTER CLOSE', (await main()))
await o.page.goto('/queue?shown=closed'); await o.shot('09-closedlist'); console.log(await main())
await end()
