# Sentences that a team can send to a reporter, and what stands before a note. Reporters read them in their own language.

messages-template-have-read = We have read what you sent. We will write to you here again.
messages-template-need-more = We need to know a little more. Please answer here, if that is safe for you.
messages-template-still-working = We are still working on this. There is nothing new yet, and we have not forgotten you.
messages-template-thank-you = Thank you for your message. It helps us.
messages-template-recorded = We have put this in our own records. If we need you, we will write to you here.
messages-template-not-enough = With what we know now we cannot go further. If you know more, write to us here and we will look again.
messages-template-you-asked = You asked us to stop here, so we have.
messages-template-own-words = We have come to the end of what we can do here.

messages-note-offered = Offered to another team, because:
messages-note-refused = Not taken, because:
messages-note-passed-on = Passed on, because:
messages-note-shared-on = Shared, although what was agreed to was taken back:
messages-note-meant-for = Passed on to the force that it was meant for.

messages-broken = This message was changed after it was sent, and does not open. The national desk was told.

messages-template-finished = The centre added this later:

messages-line = { $label }: { $value }
