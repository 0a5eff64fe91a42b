import { who, end, PHONE, send, press, paste } from './newcomer_lib.mjs'
const o = await who('officer', 'officer@gmp.example')
const r = '/reports/VX9H4MQ5'
const main = async () => (await o.page.locator('main').innerText())
const todo = async () => (await main()).split('What has to be done')[1]?.split('Reports that belong')[0]
await o.page.goto(r); await o.page.waitForTimeout(500); console.log(await todo())
// empty save
await o.page.goto(r+'/steps/assessment'); await send(o.page); console.log('EMPTY', o.page.url(), (await main()).slice(0,600)); await o.shot('06-assess-empty')
// high
await o.page.goto(r+'/steps/assessment')
await paste(o.page, {'again-soon':'yes', worse:'yes', 'knows-where':'yes','close-to-them':'no', before:'often','hurt-or-weapon':'weapon', alone:'no', coping:'struggling','others-afraid':'yes'})
await send(o.page); console.log('ASSESSED', o.page.url(), (await main()).slice(0,300), await todo()); await o.shot('06-assessed')
await o.page.goto(r+'/steps/review'); console.log('REVIEW by self', await main()); await o.shot('06-review-self')
// record crime without number
await o.page.goto(r+'/steps/record'); await paste(o.page,{answer:'crime'}); await send(o.page); console.log('NO NUMBER', o.page.url(), (await main()).slice(0,500)); await o.shot('06-record-err')
if (o.page.url().includes('/steps/record')) { await paste(o.page,{reference:'06/12345/26'}); await send(o.page) }
console.log('RECORDED', o.page.url(), await todo(), (await main()).match(/.*06\/12345.*/g)); await o.shot('06-recorded')
// wrong: record again as ASB to correct
await o.page.goto(r+'/steps/record'); console.log('RECORD AGAIN PAGE', await main()); await o.shot('06-record-again')
await end()
