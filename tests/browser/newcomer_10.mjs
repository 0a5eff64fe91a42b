import { who, end, PHONE, send, press, paste, submit } from './newcomer_lib.mjs'
const o = await who('officer', 'officer@gmp.example')
const main = async (p=o.page) => (await p.locator('main').innerText())
for (const q of ['06/12345/26','0612345','12345','vx9h4mq5','Invented Person One','Person','M14 5SX','one@example.org','RTTK-V42V','']) { await o.page.goto('/search?team=greater-manchester'); await paste(o.page,{for:q}); await send(o.page); console.log('SEARCH',q,'=>', (await main()).replace(/\n+/g,' / ')) }
await o.page.goto('/search?team=greater-manchester'); await paste(o.page,{for:'06/12345/26'}); await send(o.page); await o.shot('12-found')
await o.page.goto('/reports/VX9H4MQ5'); console.log((await main()).split('What has to be done')[1]?.split('What happened')[0])
await end()
