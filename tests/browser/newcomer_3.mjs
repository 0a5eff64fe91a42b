import { who, end, PHONE, send, press, paste } from './newcomer_lib.mjs'
const o = await who('officer', 'officer@gmp.example')
const r = '/reports/VX9H4MQ5'
await o.page.goto(r)
await press(o.page, o.page.getByRole('button', {name:'I will deal with it'}))
console.log(o.page.url(), (await o.page.locator('main').innerText()).slice(0,400)); await o.shot('04-taken')
for (const s of ['assessment','record','contact','referral','intelligence','event','pause']) {
 const resp = await o.page.goto(`${r}/steps/${s}`); await o.shot('05-'+s); console.log('-----',s,resp.status(),await o.page.locator('main').innerText())
 console.log((await o.page.locator('main input, main textarea, main select').evaluateAll(a => a.map(x => x.name+'='+x.value+'('+x.type+')'))).join(' | '))
}
const p = await who('officer', 'officer@gmp.example', PHONE)
await p.page.goto(r+'/steps/assessment'); await p.shot('05-assessment-phone')
await end()
