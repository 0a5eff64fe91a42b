# Asking where a report stands. The titles must tell a bystander nothing.

status-title = Where it stands
status-found-title = What we know so far

status-beside = Two teams have it. This page is about { $team }. { $link }.
status-beside-link = See what { $team } does
status-about = Enter the reference and the secret code that you were shown at the end.
status-reference-label = Reference
status-reference-hint = 8 letters and numbers, like CDFH‑2345
status-code-label = Secret code
status-code-hint = 16 letters and numbers. Small letters and spaces do not matter.
status-reference-wrong = Enter the reference. It has 8 letters and numbers
status-code-wrong = Enter the secret code. It has 16 letters and numbers
status-not-found = We cannot find anything with this reference and code. Check both. After several wrong tries you may have to wait up to 15 minutes
status-no-code = If you have no code, we cannot show you anything here. You can still { $link }.
status-help = see other ways to get help

status-at = { $day } at { $time }
status-received = It reached { $team } on { $at }.
status-unopened = Nobody has read it yet.
status-opened = A person opened it on { $at }.
status-acknowledged = The team told us they have it, on { $at }.
status-only = We do not see what the team does outside this website.
status-danger = If anyone is in danger now, call { $number }. Do not wait for an answer.
status-more = You can also { $link }.
status-done = Finish and leave this page

status-moved = It moved to { $team } on { $at }. Your reference and code are still the same.
status-closed = The team closed it on { $at }. You can read why below.
status-next-title = What happens next
status-promise = The team said that they will write to you here by the end of { $day }.
status-promise-broken = The team said that they would write to you here by the end of { $day }. They have not done so yet.
status-promise-kept = The team said that they would write to you by the end of { $day }, and they did.
status-promise-late = The team said that they would write to you by the end of { $day }. They wrote later than that.
status-no-promise = The team has not said yet when they will write to you.
status-messages-title = Messages
status-messages-none = There are no messages yet. If the team writes to you, you can read it here.
status-from-team = From { $team }, { $at }
status-from-you = From you, { $at }
status-new = New
status-read = Somebody in the team has read this.
status-not-read = Nobody has read this yet.
status-write-label = Write to { $team }
status-write-hint = Tell them anything that you want to add or ask. To keep you safe, this page closes when you do nothing on it for 30 minutes.
status-write-send = Send
status-message-empty = Write your message first
status-message-too-long = Your message must have { $most } characters or fewer
status-message-too-many = Many of your messages are still unread. Please wait until somebody has read them
status-time-over = What you wrote is not sent yet. To keep you safe, this page closed after 30 minutes. Enter your reference and code again. What you wrote is still here
status-kept-label = What you wrote
status-unhappy-title = If you are not happy with what is done
status-unhappy-team = You can complain to the team that has it. You can write to them on this page.
status-unhappy-data = Is it about how facts about you were used? You can tell the Information Commissioner’s Office.
status-said-title = Your message
status-said-sent = Your message was sent. You can see it below.
status-said-not-yet = What you wrote is not sent yet. It stands below. Press “Send” to send it.
status-next-closed = It is closed. If you write to the team, it opens again.

status-said-withdrawn = Contact is stopped. Nobody will contact you about this.
status-withdrawn = You asked us to stop contact on { $at }.
status-withdraw-title = Stop contact
status-withdraw-stops = Nobody will contact you about this. If a centre helped you, it is told nothing more. You cannot undo this here.
status-withdraw-keeps = The police keep what you sent. You can still read and write here.
status-withdraw-go = Stop contact
status-next-withdrawn = Nobody will contact you. You can still write to the team here.
