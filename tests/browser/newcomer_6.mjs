import { who, end, PHONE, send, press, paste, submit } from './newcomer_lib.mjs'
const l = await who('lead', 'lead@gmp.example')
const main = async (p=l.page) => (await p.locator('main').innerText())
await l.page.goto('/queue'); await l.shot('08-lead-queue'); console.log(await main()); console.log(await l.page.locator('nav').allInnerTexts())
for (const s of ['open','news']) { await l.page.goto('/queue?shown='+s); console.log('--',s, (await main()).split('Closed')[1]); await l.shot('08-lead-'+s)}
await l.page.goto('/reports/VX9H4MQ5'); console.log((await main()).split('What has to be done')[1]?.split('What happened')[0]); await l.shot('08-lead-report')
await l.page.goto('/reports/VX9H4MQ5/steps/review'); console.log('REVIEW', await main()); await l.shot('08-review')
await end()
