import { who, end, PHONE, send, press, paste, submit } from './newcomer_lib.mjs'
const o = await who('officer', 'officer@gmp.example')
const l = await who('lead', 'lead@gmp.example')
const main = async (p=o.page) => (await p.locator('main').innerText())
const todo = async (p=o.page) => (await main(p)).split('What has to be done')[1]?.split('What happened')[0]
const step = async (r,s,f,p=o.page) => { await p.goto(r+'/steps/'+s); await paste(p,f); await send(p); const m=await main(p); console.log('STEP',s,JSON.stringify(f),p.url().split('/').slice(-1)[0], m.startsWith('There is')? m.slice(0,200):'ok') }
const r='/reports/KN5Y965K'
await o.page.goto(r)
await o.page.locator('summary', {hasText:'Give it to somebody else'}).click()
console.log(await o.page.locator('form[action$="officer"]').evaluateAll(f=>f.map(x=>x.innerHTML.slice(0,1500)))); await o.shot('10-give')
await o.page.locator('summary', {hasText:'Close this report'}).click(); console.log('CLOSEJUNK', (await main()).split('Close this report')[1]); await o.shot('10-closejunk')
// link wrong ref, own ref, good ref
for (const ref of ['ZZZZ-ZZZZ','KN5Y-965K','VX9H-4MQ5']) { await o.page.goto(r+'/links'); await paste(o.page,{other:ref, answer:'same-suspect'}); await send(o.page); console.log('LINK',ref,o.page.url(),(await main()).slice(0,260)) }
await o.page.goto(r); console.log(await todo()); await o.shot('11-linked')
await o.page.goto('/reports/VX9H4MQ5'); console.log('OTHER (closed):', (await main()).slice(0,200), await todo())
await o.page.goto(r+'/links'); console.log('LINKS NOW', await main()); await o.shot('11-links')
await paste(o.page,{other:'VX9H-4MQ5', answer:'not-linked'}); await send(o.page); console.log('UNLINK', o.page.url(), (await main()).slice(0,150)); await o.page.goto(r); console.log(await todo());
for (const q of ['06/12345/26','VX9H-4MQ5','vx9h4mq5','Invented Person One','Invented','M14 5SX','one@example.org','RTTK-V42V','']) { await o.page.goto('/search?team=greater-manchester'); await paste(o.page,{for:q}); await send(o.page); console.log('SEARCH',q,'=>',o.page.url(), (await main()).split('looked for.')[1] ?? (await main()).slice(0,400)); await o.shot('12-search-'+q.replace(/\W/g,'')) }
await end()
