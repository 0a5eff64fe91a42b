# The signed bundle of a report: its own texts, for people who open it in another system.
bundle-title = Report { $reference }: bundle
bundle-what = This is a report of hate as we got it. With it is all that was written and given since.
bundle-report = what was told, messages and notes; to read and for programs
bundle-custody = each file with its hash, and who had it when; to read and for programs
bundle-files = files as they were given, byte for byte; they can hold where and when they were made
bundle-manifest = what must be in the bundle, and a signature over it
bundle-check = To check it: python3 check_bundle.py FILE.zip --key KEY. Get the key from the people who run Heard, not from this bundle.
bundle-care = Nothing here is sealed. Some people in it are safe only while nobody else reads it.
bundle-part-contact = Contact
bundle-part-account = What happened
bundle-part-people = People
bundle-everything = Everything that was done with the report
bundle-left-out-unfinished = It did not arrive whole.
bundle-left-out-missing = Its bytes are missing.
bundle-left-out-waiting = It waits for the virus check.
bundle-left-out-risk = The virus check warns of it. Download it from its own page.
bundle-left-out-broken = It is not as it was given.
