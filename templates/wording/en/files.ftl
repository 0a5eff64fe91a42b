# Photos, films and other files, as the person who gives them reads of them.
files-page-title = Your files
files-lead = You can add photos, films, sound, screenshots or a PDF. You can also film yourself telling us in sign language. You do not have to add anything.
files-where-from = A photo can hold where and when it was taken. The police see this. It may help them.
files-stays = What you add now goes to the team that has your report. It stays with the report. You cannot remove it later.
files-warning = Warning
files-never = Do not send a sex photo or film of a child. A child is anyone under 18. Do not send it, not even to show us.
files-never-instead = Tell us about it in words. Leave it where it is. The police will say what to do. If you are in danger, call { $danger }. If you are under 18, Childline can help you: { $childline }.
files-list-title = Files you have added
files-no-name = A file without a name
files-kind-picture = Picture
files-kind-document = Document
files-kind-film = Film
files-kind-recording = Sound
files-kind-text = Text
files-kind-link = Link
files-size-small = less than 1 KB
files-size-kilobytes = { $count } KB
files-size-megabytes = { $count } MB
files-state-whole = We have it
files-state-unfinished = Not finished
files-state-missing = We cannot find this file
files-unfinished-hint = It stopped on its way. Send it again.
files-remove = Remove
files-full = You have added { $most } files. That is the most we can take.
files-about-label = What does it show? You can leave this empty.
files-about-hint = This helps the person who looks at it. Say if it is hard to look at.
files-about-too-long = What it shows must be { $most } characters or fewer
files-online-title = Was it online?
files-online-hint = You can tell us where you saw it, with or without a file. The police may look. We do not go there.
files-address-label = Link, or name of the account
files-platform-label = Website or app
files-seen-label = When you saw it
files-address-too-long = The link must be { $most } characters or fewer
files-platform-too-long = The website or app must be { $most } characters or fewer
files-seen-too-long = When you saw it must be { $most } characters or fewer
files-file-label = Choose a file
files-file-hint = A photo, film, sound, PDF or text. Up to { $most } MB.
files-send = Add
files-send-first = Press “Add” before you go on. If not, we will not have it.
files-done-title = Done
files-done-kept = We have it. You can add more.
files-done-removed = The file is gone.
files-script-sending = Sending
files-script-broken = The connection broke. We are trying again.
files-refused-none = Choose a file, or give a link or the name of the account
files-refused-empty = The file is empty. Choose another one
files-refused-packed = This file holds other files, like a ZIP. Add the files one by one
files-refused-program = This file is a program. We can only take photos, films, sound, PDF or text
files-refused-other-kind = We cannot take this kind of file. Add a photo, film, sound, PDF or text. A screenshot works too
files-refused-too-big = The file must be smaller than { $most } MB. A shorter film will work
files-refused-too-much = All your files together must be smaller than { $most } MB
files-refused-too-many = You can add up to { $most } files
files-refused-twice = You have added this file already
files-refused-cut-off = The file did not get here whole. Send it again
files-refused-not-stored = We could not keep this file. Your other files are safe. Try again in a few minutes
files-refused-busy = Many people are sending files. Try again in a few minutes
files-count = { $count ->
    [0] You have not added any files.
    [one] You have added 1 file.
   *[other] You have added { $count } files.
}
files-count-unfinished = { $count ->
    [one] 1 file did not get here whole. It is not sent.
   *[other] { $count } files did not get here whole. They are not sent.
}
files-link = Add photos, films or other files
