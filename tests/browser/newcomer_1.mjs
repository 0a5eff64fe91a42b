import { who, end, PHONE } from './newcomer_lib.mjs'
const o = await who('officer', 'officer@gmp.example')
console.log(o.page.url()); 
await o.page.goto('/queue'); await o.shot('01-queue'); console.log(await o.text())
const links = await o.page.locator('a').evaluateAll(a => a.map(x => x.innerText.trim() + ' -> ' + x.getAttribute('href')))
console.log(links.join('\n'))
const p = await who('officer', 'officer@gmp.example', PHONE)
await p.page.goto('/queue'); await p.shot('01-queue-phone')
for (const s of ['open','mine','overdue']) { await o.page.goto('/queue?shown='+s); await o.shot('02-'+s) ; console.log('-----',s,await o.page.locator('main').innerText()) }
await end()
