"""What every problem says: by its code, what is wrong and what to do. The only place where these sentences stand."""

from typing import Final

ERRORS: Final[dict[str, tuple[str, str]]] = {
    # the file
    "missing-file": ("{what} is missing.", "Put it back, for instance from the last version in git."),
    "unknown-file": ("The guide does not read this file.", "{mend}"),
    "linked-folder": ("This is a link to a folder, and links aren't followed.", "Put the folder itself in its place."),
    "not-a-file": ("This is not an ordinary file.", "Put a text file in its place."),
    "unreadable-file": ("The file may not be read here.", "Change its permissions so that you may read it."),
    "huge-file": ("The file is larger than {most:,} KB.", "Split it, or remove what does not belong here."),
    "line-too-long": (
        "This line has {found:,} characters, and {most:,} are allowed.",
        "Break it into shorter lines, or put each entry of a list on its own line.",
    ),
    "too-much": ("This file has more than {most:,} {things}.", "Split it, or remove what doesn't belong here."),
    "more-problems": (
        "This file has {value} more problems than are listed.",
        "Fix those above first, then check again.",
    ),
    "empty-file": ("The file says nothing.", "Fill it in, or remove the file."),
    "not-utf-8": (
        "The file is not saved as UTF-8 text; a letter here cannot be read.",
        "Save it again with the encoding UTF-8 and type that letter again.",
    ),
    "not-plain-text": (
        "This is no plain text, but {kind}.",
        "Copy the words into a plain text file with the ending .yml, saved as UTF-8.",
    ),
    "fence": ("A line of three backticks stands here, as around an example.", "Remove this line."),
    "byte-order-mark": ("The file begins with an invisible mark (a BOM).", "Save it as UTF-8 without BOM."),
    "bad-character": (
        "There is an invisible character here that a text file cannot hold.",
        "Delete it and type the text around it again.",
    ),
    # YAML
    "tab": ("A tab stands before the words of this line.", "Use spaces: two for each level."),
    "value-cut": (
        "YAML takes “ #” and all after it as a comment, so the end of this value is lost.",
        "Put the whole value in quotes. If it is a comment, put two spaces before the #.",
    ),
    "colon-in-value": (
        "A value holds a colon and a space, which YAML takes for the next field.",
        "Put the whole value in quotes.",
    ),
    "bad-start": ("A value cannot begin with “{start}”.", "Put the whole value in quotes."),
    "no-space": ("A space is missing behind the “{sign}”.", "Put one there."),
    "no-colon": ("The colon is missing behind the name “{name}”.", "Write “{name}: …”, with a colon and a space."),
    "odd-space": (
        "There is a space of another kind here, as word processors make it.",
        "Delete it and type a plain one.",
    ),
    "conflict": (
        "Git has left two versions of the same lines here, between <<<<<<<, ======= and >>>>>>>.",
        "Keep what is right, and remove the rest with the lines of these signs.",
    ),
    "open-quote": (
        "The quotes that begin here do not end where they should.",
        "Close them at the end of the value. Inside double quotes write \\\" for a quote, inside single quotes ''.",
    ),
    "after-quote": (
        "Words stand behind the closing quotes.",
        "Put quotes around the whole value. Inside double quotes write \\\" for a quote, inside single quotes ''.",
    ),
    "bad-escape": (
        "Inside double quotes a backslash begins a sign of its own, and “{sign}” is none.",
        "Put two backslashes, or single quotes around the value.",
    ),
    "open-bracket": (
        "The bracket that opens here is not closed where it should be.",
        "Close it at the end of the list.",
    ),
    "extra-bracket": (
        "Nothing is open that this “{sign}” could close.",
        "Remove it, or put the whole value in quotes.",
    ),
    "after-bracket": (
        "Words stand behind the closing bracket.",
        "If the brackets belong to the text, put the whole value in quotes.",
    ),
    "missing-comma": ("A comma is missing before this.", "Put one between the entries."),
    "extra-comma": ("There is a comma too many here.", "Remove it."),
    "block-start": (
        "The text must begin on the line below “{start}”.",
        "Put it there, two spaces further in than the field.",
    ),
    "star-for-dash": ("An entry of a list begins with “- ”, not with a star.", "Put a hyphen in place of the star."),
    "too-far-in": (
        "This line begins further in than it may.",
        "Begin it where the lines below begin that belong beside it.",
    ),
    "not-lined-up": (
        "This line begins with {found}, so it belongs neither to the line above nor beside it.",
        "Begin it with {wanted}. Compare it with line {line}.",
    ),
    "stray-words": (
        "These words belong to no field.",
        "Begin them further in if they go on with the text above. Behind the name of a field put a colon.",
    ),
    "yaml": (
        "YAML cannot read the file from here on.",
        "Look at this line and the one above for spaces at the beginning, a missing colon, or open brackets.",
    ),
    "duplicate-key": (
        "“{name}” stands here a second time; the first is on line {line}.",
        "Keep one of the two. If a new entry begins here, its first line is missing.",
    ),
    "missing-dash": (
        "A new entry seems to begin here with “{name}”, but without its dash.",
        "Put “- ” before it, as before the entries around it.",
    ),
    "bad-key": (
        "The name of a field must be a plain word.",
        "Write the field as “name: value”, or put quotes around the text.",
    ),
    "anchor": (
        "“{mark}{name}” is an anchor, which this guide does not use.",
        "Write the value out, or put quotes around it if the sign belongs to the text.",
    ),
    "tag": (
        "A word that begins with “!” is a tag, which this guide does not use.",
        "Remove it, or put quotes around the value if it belongs to the text.",
    ),
    "second-document": ("A second document begins here with “---”.", "Keep one document in a file: remove this line."),
    "too-deep": ("More than {most} lists and fields stand inside one another here.", "Take the inner ones out."),
    # fields
    "unknown-field": ("There is no field “{name}” here.", "{mend}"),
    "missing-field": ("The field “{name}” is missing here.", "Add a line “{name}: …”."),
    "missing-fields": ("The fields {names} are missing here.", "Add a line for each, as in “{name}: …”."),
    "not-inside": (
        "What belongs to “{name}” stands beside it.",
        "Put two more spaces before this line and those below that belong to it.",
    ),
    "bad-file-name": (
        "The name of this file is its id, and “{name}” cannot be one.",
        "Rename the file: lower-case letters, digits and single hyphens, as in our-letter.yml.",
    ),
    "empty-text": ("There is nothing here.", "{mend}"),
    "mapping-in-text": (
        "A colon and a space turned this text into a field with a value.",
        "Put the whole text in quotes.",
    ),
    "not-text": ("Text belongs here, not a list.", "Write it on one line, in quotes if it begins with “[” or “-”."),
    "not-a-number": ("“{value}” is not a whole number.", "Write digits only, as in 3."),
    "not-a-list": (
        "A list belongs here.",
        "Put square brackets around it, as in [one, two], or start each entry on its own line with “- ”.",
    ),
    "not-fields": ("Fields with names belong here.", "Write them as “name: value”, two spaces further in."),
    "unknown-choice": ("“{value}” is not one of the choices.", "{mend}"),
    "short-list": ("At least {least} must stand here.", "{mend}"),
    "long-list": ("At most {most} entries can stand here.", "Take the others out."),
    "out-of-range": ("“{value}” is out of range.", "Use a number of {limit}."),
    "too-long": ("This is longer than {most} characters.", "Shorten it."),
    "bad-id": (
        "“{value}” cannot be used here.",
        "Use lower-case letters, digits and single hyphens, as in first-step-in.",
    ),
    "bad-address": ("“{value}” is not a web address that fits here.", "Write it whole, beginning with https://."),
    "bad-url": (
        "“{value}” cannot be the address of the guide.",
        "Write it whole, beginning with https:// and ending with a slash.",
    ),
    "bad-value": ("“{value}” does not fit here.", "{mend}"),
    # text
    "more-than-a-line": ("This must fit on one line.", "Take out the line break."),
    "html-in-text": (
        "“{found}” looks like HTML, which would be shown as it is.",
        "Use *emphasis*, **strong** or [words](id). For a plain “<” put a space after it.",
    ),
    "template-in-text": (
        "“{found}” belongs to a template, not to the text.",
        "Write a default as {{like-this}}. Fields in double braces belong in letters only.",
    ),
    "bad-blank": (
        "“{found}” is not a field of this letter.",
        "Write its name as under “fields”, between two braces on each side, as in {{{{ their-name }}}}.",
    ),
    "long-word": (
        "“{begins}…” goes on for {found:,} characters without a space, so it wouldn't fit on a page.",
        "Put in spaces or hyphens: {most} characters in a row are the most.",
    ),
    "unprintable": ("The typeface of the sheets has no {shown} ({code}).", "{mend}"),
    "bad-link": (
        "“{found}” is not an id, so this link leads nowhere.",
        "An id has lower-case letters, digits and hyphens, as in [the first question](first-step-in).",
    ),
    "address-in-text": (
        "A link here leads to an address.",
        "Put the address into content/sources.yml and link to the id of that source.",
    ),
    # between items
    "id-used-twice": ("The id “{name}” is already used in {path}, line {line}.", "Choose another id for this one."),
    "same-entries": (
        "{count} entries from here on have ids that stand in {path} already, as if they had been pasted twice.",
        "Remove those that are there twice, or give each an id of its own.",
    ),
    "id-reserved": ("The id “{name}” belongs to one of the guide's own pages.", "Choose another id for this one."),
    "unknown-id": ("“{name}” is not the id of {called}{but}.", "{mend}"),
    "unknown-placeholder": ("“{{{name}}}” is not a default that the guide knows.", "{mend}"),
    # an office's own layer
    "orphaned-hide": ("“{name}” is to be hidden, but nothing in the guide has this id.", "{mend}"),
    "page-stays": (
        "“{name}” is a page of the guide, and pages stay.",
        "Hide what stands on it, by the ids of its entries.",
    ),
    "orphaned-reword": ("There are other words for “{name}”, but nothing that is shown has this id.", "{mend}"),
    "hidden-but-needed": (
        "“{name}” is hidden here, but {where} cannot do without it.",
        "Show it again: remove this line. Or hide what needs it, or reword that so that it names something else.",
    ),
    "unknown-kind": ("“{name}” is not a kind of entry that can be added.", "{mend}"),
    "unknown-place-for": ("“{name}” is not the id of a place for what is added here.", "{mend}"),
    "id-taken": (
        "The guide has an item “{name}” of its own now, in {path}, line {line}.",
        "Give yours another id, and keep nothing else under the old one.",
    ),
    "unknown-position": ("“{name}” is not the id of a point on which advice differs.", "{mend}"),
    "default-number": (
        "The guide counts with this default in {unit}, and finds no such number in these words.",
        "Write the number with its unit, as in “2 {unit}”, or apart: {{default: half an hour, at: 30}}.",
    ),
    "missing-picture": ("There is no file {name} in the folder office.", "Put it there, or remove this line."),
    "unfit-picture": ("The picture {name} {why}, so the guide doesn't use it.", "{mend}"),
    "contrast": (
        "Words in the color {color} are hard to read on {mode} paper: the contrast is {found} to 1, and 4.5 is needed.",
        "Use “{near}”, which is near it, or another that is farther from the paper.",
    ),
    # rules of one kind
    "mark-in-interface": (
        "“{found}” would appear as typed: words of the interface have no formatting.",
        "Use plain words, and names in braces such as {{count}} for values.",
    ),
    "two-interface-forms": (
        "This entry has “text” and also “one” or “other”.",
        "Keep “text”. If the words change with a number, keep “one” and “other”.",
    ),
    "no-interface-form": (
        "“{name}” has no “text” and no “other”.",
        "Add “text” with the words. If they change with a number, add “other” instead.",
    ),
    "interface-without-count": ("These words change with a number, but it isn't named.", "Add “names: [count]”."),
    "unknown-value": ("Nothing fills in “{name}” here.", "{fix}"),
    "missing-value": ("“{name}” is missing from these words.", "Put {name} where the value belongs."),
    "unknown-text": ("The words of the interface have no “{name}”.", "{fix}"),
    "missing-text": ("“{name}” is missing, and pages need it.", "Put the entry back, for example from git."),
    "undeclared-field": ("The letter uses “{name}”, but no field has that name.", "{mend}"),
    "single-braces": (
        "“{{{name}}}” would be our answer on a point where advice differs, but “{name}” is a field of this letter.",
        "Put two braces on each side: {{{{ {name} }}}}.",
    ),
    "one-paragraph": (
        "The message is a single paragraph, yet {count} notes explain its paragraphs.",
        "Write | behind “body:”, begin the message on the next line, and leave blank lines between its paragraphs.",
    ),
    "unused-field": (
        "The letter never uses the field “{name}”.",
        "Put {{{{ {name} }}}} into the body or the subject, or remove the field.",
    ),
    "note-place": (
        "{found} with “{start}”.",
        "Copy the first words of the paragraph that this note explains, or write subject.",
    ),
    "message-length": (
        "The message has {found} characters with its examples filled in; {most} are allowed.",
        "Shorten the body, or an example.",
    ),
    "look-up-place": (
        "“answer: look-up” and “where” go together.",
        "Add the one that is missing, or remove the other.",
    ),
    "way-tool": ("“tool: {tool}” and “{field}” go together.", "Add the one that is missing, or remove the other."),
    "half-a-scale": ("“scale” and “at” go together.", "Add the one that is missing, or remove the other."),
    "study-shows": (
        "“kind: study” and “shows” go together.",
        "Say in “shows” what was found and who was studied, or remove it.",
    ),
    "unknown-block": ("There is no kind of block called “{name}”.", "{mend}"),
    "block-kinds": ("A block has exactly one kind; here are {kinds}.", "Start each kind on its own line with “- ”."),
    "which-questions": (
        "A block of questions needs exactly one of plan, category or ids; “priority” goes with category.",
        "Keep one of them.",
    ),
    "which-cards": (
        "Cards need either phrases or a step.",
        "Keep one of them: a list of ids from content/phrases.yml, or the step whose phrases are all wanted.",
    ),
    "unknown-letter-field": ("No letter has a field “{name}”.", "{mend}"),
    "no-table": ("The section “{name}” has no table.", "Name a section that has one, or give this one a table."),
    "unknown-box": ("The sheet has no box with the words “{name}”.", "{mend}"),
    "unknown-place": ("The sheet has no place to write that goes by “{name}”.", "{mend}"),
    "answer-shape": ("What is written here does not fit “{name}”.", "This place takes {place}."),
    "plan-part": (
        "A part has either minutes or questions, and this one has {found}.",
        "Keep one of them: questions bring their own minutes.",
    ),
    "plan-sum": ("The parts add up to {total}, not {minutes}.", "Change a part's minutes, or its questions."),
    "plan-of-ours": (
        "With these minutes the plan “{name}” adds up to {total}, not {minutes}.",
        "Leave the minutes as they are in the guide, or reword the parts of the plan as well.",
    ),
    # reviews
    "bad-date": ("“{value}” is not a day of the calendar.", "Write year, month and day, as in 2026-11-25."),
    "unknown-file-reviewed": ("There is no file “{name}” to review.", "{mend}"),
    "reviewed-twice": ("“{name}” is named in line {line} already.", "Keep the later day, and remove the other entry."),
    # printing
    "missing-letter": (
        "The font has no “{sign}” ({code}), which stands in {sheet}.",
        "Write it with letters that the font has, or put it into words.",
    ),
    "print-warning": (
        "Printing {sheet} gave a warning: {found}.",
        "Look at this item, and at the templates below templates/print.",
    ),
    "print-limit": (
        "Printing {sheet} takes more than {most}.",
        "Look at its pictures first, such as a logo. Then make the worksheet shorter, or split it.",
    ),
}
"""What must be put right before the guide can be built."""

WARNINGS: Final[dict[str, tuple[str, str]]] = {
    "unused-text": ("Nothing shows “{name}”.", "Remove the entry, or check its id."),
    "more-warnings": (
        "This file has {value} more warnings than are listed.",
        "Look at those above first, then check again.",
    ),
    # text
    "curly-quotes": (
        "Curly quotes stand around this whole text, and readers would see them.",
        "Take them out. Where YAML needs quotes, use straight ones.",
    ),
    "stray-mark": (
        "“{found}” is no mark of this guide, or half a one, so readers see it as it stands.",
        "Write *emphasis*, **strong**, [words](id) or {{default}}. Put a backslash before a sign that is just a sign.",
    ),
    "bare-address": (
        "Readers see the address “{found}”, but nothing happens when they press it.",
        "Put it into content/sources.yml, and link to the id of that source: [words](id).",
    ),
    "unpaired-quote": (
        "One of a pair of curly quotes is missing beside this one.",
        "Add it. If a comma between brackets has parted a text, put the whole text in straight quotes.",
    ),
    # an office's own layer
    "original-changed": (
        "The guide has changed the words that “{field}” of “{name}” stands for here, from “{old}” to {new}.",
        "Read both and decide whether yours still fit. Then run: ./guide accept {name}",
    ),
    "original-missing": (
        "Nobody has noted what “{field}” of “{name}” said before, so you would not hear when it changes.",
        "Run ./guide accept {name}, or write below what the guide says there, under “original:”.",
    ),
    # rules of one kind
    "long-message": (
        "A first message of {found} words is more than a stranger wants to read.",
        "Cut it to {most} words or fewer, with the examples filled in.",
    ),
    "asks-for-job": (
        "A first message says “{found}”, which reads as asking for a job.",
        "Ask for a talk, and say that it is not about a job.",
    ),
    "attached-resume": (
        "A first message mentions an attached résumé.",
        "Leave it out; it can come when somebody asks for it.",
    ),
    "no-connection": (
        "Nothing in this first message says how the writer found this person.",
        "Name the field that does under “connection”, with an example that could not be anyone's.",
    ),
    "two-questions": ("A message asks two things at once: “{found}”", "Ask one, or end the sentence between them."),
    # reviews
    "orphaned-review": (
        "“{name}” has a review, but there is no such file here.",
        "If it has another name now, write that. Otherwise remove this entry.",
    ),
    "stale-review": (
        "Nobody has reviewed {name} for {age}.",
        "Read it from beginning to end, mend what is no longer true, and write today's date {where}.",
    ),
    "stale-reviews": (
        "Nobody has reviewed {number} files for twelve months or longer: {names} and {rest} more.",
        "Read one after the other, mend what is no longer true, and write the day {where}. To see them all, run: "
        "./guide check --stale",
    ),
    # wording
    "always-wrong": ("The guide never says “{found}”.", "Write {better}."),
    "no-contraction": (
        "“{found}” sounds stiff where people speak.",
        "Use a contraction, as in I'm, don't or what's.",
    ),
    "why-without-you": (
        "This reason isn't about the reader: “{found} …”.",
        "Say what you'll learn or can do with it.",
    ),
    "label-without-verb": ("“{found}” doesn't say what the button does.", "Begin with a verb, as in Add or Show."),
    "sweeping": (
        "“{found}” needs a source, and this item's only source is “own”.",
        "Write many or often, leave it out, or name who found it.",
    ),
    "typed-number": (
        "“{found}” is what the guide recommends, but typed out.",
        "Write {{{name}}}, so that it changes with the recommendation.",
    ),
    "closed-question": (
        "A yes or a no answers “{found}”",
        "Begin it with what, how, which, who or why, so that there is something to tell.",
    ),
    "two-in-one-question": ("This asks two things at once: “{found}”", "Ask one, and make the other a follow-up."),
    "passive": ("“{found}” leaves out who does it.", "Say who: “Who decides?” instead of “How is it decided?”."),
    "long-item": ("This has {found} characters, and {most} fit here.", "Shorten it."),
    "description-length": (
        "This description has {found} characters; search engines show {least} to {most}.",
        "Write one sentence of that length.",
    ),
    "search-title-length": (
        "This title has {found} characters; search engines show {least} to {most}.",
        "Write one of that length, with the words people search for first.",
    ),
    "spelling": ("The word list does not know “{word}”.", "{mend} If it is right, add it to {file}."),
}
"""Advice: the guide is built all the same."""

MESSAGES: Final = {**ERRORS, **WARNINGS}
