# Letters. Those to reporters must tell a bystander nothing: see the test of banned words.

mail-acknowledgement-subject = Your reference { $reference }
mail-acknowledgement-text =
    Thank you. We have what you sent.

    Your reference is { $reference }.

    You do not need to do anything. Nobody reads answers to this address.

mail-bell-subject = New in your queue: { $reference }
mail-bell-text =
    A new report is in your team's queue.

    Reference: { $reference }
    Open it here: { $link }

    This message holds nothing of what the report says.

mail-urgent-bell-subject = URGENT, please open now: { $reference }
mail-urgent-bell-text =
    An urgent report is in your team's queue. Somebody may be in danger.

    Reference: { $reference }
    Open it here: { $link }

    This message holds nothing of what the report says.

mail-alarm-subject = Something needs you
mail-alarm-text =
    Something in the service needs a person.

    The national desk's page says what: { $link }

mail-news-subject = Your reference { $reference }
mail-news-text =
    There is something new for you to read.

    Your reference is { $reference }. You can look when you are alone.

    You do not need to do anything. Nobody reads answers to this address.

mail-reporter-wrote-subject = New message: { $reference }
mail-reporter-wrote-text =
    A reporter has written to your team.

    Reference: { $reference }
    Open it here: { $link }

    This message holds nothing of what they wrote.

mail-offer-subject = Offered to your team: { $reference }
mail-offer-text =
    Another team offers your team a report. If nobody answers in time, it goes to the national desk.

    Reference: { $reference }
    Open it here: { $link }

    This message holds nothing of what the report says.

mail-urgent-offer-subject = URGENT, please answer now: { $reference }
mail-urgent-offer-text =
    Another team offers your team an urgent report. Somebody may be in danger. If nobody answers soon, it goes to the national desk.

    Reference: { $reference }
    Open it here: { $link }

    This message holds nothing of what the report says.

mail-second-code-subject = Your second code
mail-second-code-text =
    A colleague asked that you can sign in again, because you lost your password or phone.

    Your second code: { $code }

    Your colleague has the first code. Ask them for it in person or by phone. Then type both here: { $link }

    Did you not ask for this? Then give this code to nobody, and tell your other colleagues.

mail-centre-news-subject = New for you: { $reference }
mail-centre-news-text =
    There is something new for you.

    Number: { $reference }
    Open it here: { $link }

    This message says nothing more.

mail-centre-waits-subject = Something waits for your centre
mail-centre-waits-text =
    Something waits for somebody at your centre.

    Sign in to see it: { $link }

    This message says nothing more.

mail-centre-quiet-subject = How is your centre?
mail-centre-quiet-text =
    It has been quiet for half a year.

    Is there anything that we can help your centre with? Sign in here: { $link }

    This message says nothing more.

mail-still-unopened-subject = URGENT and still not opened: { $reference }
mail-still-unopened-text =
    Nobody has opened an urgent report yet. Somebody may be in danger.

    Reference: { $reference }
    Open it here, or make sure that somebody of the team does: { $link }

    This message holds nothing of what the report says.
