accessibility-title = Accessibility
accessibility-intro = We want everyone to be able to use this site.

accessibility-can-heading = What you can do
accessibility-can-keyboard = use all of it with a keyboard
accessibility-can-small = use it on a small phone
accessibility-can-scripts = use it with scripts turned off
accessibility-can-dark = use it in dark colours, if your phone or computer is set to them
accessibility-can-language = use it in English or Welsh
accessibility-can-stop = stop and come back within 4 hours in the same browser, or within 7 days with a code
accessibility-words = We try to use words that most people know.

accessibility-lacks-heading = What does not work well yet
accessibility-lacks-time = If you stop without a code, we delete your answers after 4 hours. With a code we delete them after 7 days. You cannot ask for more time.
accessibility-lacks-code = You can see the page with your code for only 10 minutes. You cannot ask for more time there.
accessibility-lacks-language = If you change the language, what you typed on that page is lost.
accessibility-lacks-welsh = A machine wrote the Welsh words. Nobody has checked them yet.
accessibility-lacks-forms = There is no sign language and no Easy Read.

accessibility-tested-heading = How we tested it
accessibility-tested-standard = The rules that we try to keep are called WCAG 2.2 AA. We do not keep all of them yet, as the list above shows.
accessibility-tested-machine = We test each page with a tool called axe, in both languages.
accessibility-tested-keyboard = Our tests also send a whole report by keyboard, and on a small phone.
accessibility-tested-not = Nobody from outside has checked this site. We have not yet tried it with people who use a screen reader.
accessibility-tested-day = We wrote this page on 24 November 2026.

accessibility-tell-heading = If something does not work for you
accessibility-tell-named = Tell { $name }. You can reach them here: { $contact }
accessibility-tell-missing = Nobody has filled in yet who runs this site, so we cannot say who to tell.
accessibility-tell-other = You can also report in another way. { $link } lists them.
accessibility-tell-other-link = Other ways to get help
accessibility-tell-law = The law says that disabled people must not be shut out. It is called the Equality Act 2010.
