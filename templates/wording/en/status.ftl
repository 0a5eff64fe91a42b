# Asking where a report stands. The titles must tell a bystander nothing.

status-title = Where it stands
status-found-title = What we know so far
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
status-only = This is all we know. We do not see what the team does with it after that.
status-danger = If anyone is in danger now, call { $number }. Do not wait for an answer.
status-more = You can also { $link }.
status-done = Finish and leave this page
