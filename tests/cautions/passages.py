"""Passages about invented people and places: profile, text, rules that must warn, rules that must not."""

CASES = [
    # opinion of an unnamed source
    (
        "house",
        "A senior official at the harbour ministry said the minister was incompetent and should resign.",
        "unnamed-opinion",
        "unnamed-accusation",
    ),
    ("ap", "An aide to the mayor said: “It is a disgrace.”", "information-not-opinion reason-stated", ""),
    (
        "house",
        "A senior official at the harbour ministry said the bridge should reopen by May.",
        "no-reason-for-anonymity",
        "unnamed-opinion",
    ),
    ("house", "Ilse Brandt, the mayor of Carrow, said the plan was a disgrace.", "", "unnamed-opinion no-named-voice"),
    # plural for one
    (
        "reuters",
        "Eleven boats are missing, according to security sources. The claim, made by an unnamed official at the "
        "ministry, could not be checked. “They sank,” the source said.",
        "sources-plural",
        "",
    ),
    ("reuters", "Two officials at the ministry said eleven boats were missing.", "", "sources-plural"),
    # factive verbs
    (
        "house",
        "Analysts revealed that the bank had hidden its losses.",
        "factive-vague",
        "factive-unverified",
    ),
    (
        "house",
        "An official at the port revealed that the crane had been condemned.",
        "factive-unnamed",
        "factive-vague",
    ),
    (
        "bbc",
        "The rebels’ spokesman revealed that forty soldiers had fled. The claim could not be independently verified.",
        "unverified",
        "",
    ),
    ("house", "Mayor Ilse Brandt revealed that the crane had been condemned.", "", "factive-unnamed factive-vague"),
    # adversaries
    (
        "house",
        "Russian officials said on Monday that Ukrainian troops had shelled a market.",
        "adversary-one-side",
        "",
    ),
    (
        "house",
        "Russian officials said on Monday that Ukrainian troops had shelled a market. A Ukrainian army spokesman, "
        "Petro Hrin, said that the army had not fired at the town.",
        "",
        "adversary-one-side",
    ),
    (
        "bbc",
        "Veldmark’s army said that Tarnish troops had crossed the river and attacked a post.",
        "war-attribution",
        "",
    ),
    (
        "house",
        "Russian officials said on Monday that talks with Ukraine on the prisoners would resume in May.",
        "",
        "adversary-one-side",
    ),
    (
        "house",
        "TASS said on Monday that Ukrainian troops had shelled a market.",
        "state-media-party",
        "",
    ),
    # captives
    (
        "house",
        "A captured Tarnish soldier said that his officers had sold the rations.",
        "captive-word",
        "unnamed-no-position",
    ),
    (
        "bbc",
        "In a video released by his captors, Josef Amrein said that he was being treated well.",
        "prisoner",
        "anonymous-reason",
    ),
    ("bbc", "Mira Stanek told the court that she had been paid in cash.", "court", "prisoner"),
    (
        "house",
        "The mayor of Tarn said that a prisoner had been captured by rebels and held in a cellar.",
        "",
        "captive-word captive-accusation",
    ),
    # anonymity and its reason
    (
        "ap",
        "An official at the reactor said the pumps had failed, speaking on condition of anonymity because he was not "
        "authorised to discuss the matter.",
        "",
        "reason-stated",
    ),
    (
        "ap",
        "An official at the reactor said the pumps had failed, speaking on condition of anonymity.",
        "reason-stated",
        "",
    ),
    ("house", "A fisherman said the trawler had been listing for an hour.", "", "no-reason-for-anonymity"),
    # description and position
    ("reuters", "A source said the chairman would step down.", "weakest-source position-to-know", ""),
    ("ap", "Two people briefed on the talks said the lender had walked away.", "direct-knowledge describe-fully", ""),
    (
        "ap",
        "A person with direct knowledge of the talks said the lender had walked away.",
        "",
        "direct-knowledge position-to-know",
    ),
    ("reuters", "Some analysts say the price will fall.", "vague", "weakest-source"),
    ("bbc", "A deckhand said colleagues had told him that the hatch was open.", "", "vague"),
    (
        "bbc",
        "A man briefed on the inquiry said that the captain had been asleep.",
        "first-hand",
        "",
    ),
    # accusations and answers
    (
        "house",
        "An employee of Lisk Shipping said that managers had falsified the logs.",
        "unnamed-accusation",
        "",
    ),
    (
        "house",
        "An employee of Lisk Shipping said that managers had falsified the logs. Lisk Shipping did not respond to a "
        "request for comment.",
        "",
        "unnamed-accusation",
    ),
    (
        "bbc",
        "Ruben Falk, a councillor in Orrel, said that the contractor had paid bribes.",
        "right-of-reply",
        "anonymous-accusation",
    ),
    (
        "bbc",
        "Ruben Falk, a councillor in Orrel, said that the harbour would be dredged in May.",
        "",
        "right-of-reply",
    ),
    (
        "house",
        "An officer at the port said the guards had not broken the law and no bribes were paid.",
        "",
        "unnamed-accusation",
    ),
    # one origin for all
    (
        "reuters",
        "A source said the ship had sunk. “It went down in a minute,” the source said.",
        "single-source",
        "single-voice",
    ),
    (
        "reuters",
        "Mayor Ilse Brandt said the ship had sunk. “It went down in a minute,” she said.",
        "single-voice",
        "single-source",
    ),
    # the report's own voice
    ("house", "The minister’s shameful plan has been a shocking failure for Orrel.", "loaded-own-voice", ""),
    ("house", "The harbour at Orrel has two cranes and a slipway.", "", "loaded-own-voice own-voice-no-source"),
    ("house", "The soldiers have reportedly been left without food or boots since March.", "own-voice-no-source", ""),
    ("house", "Some 4,000 ferries were withdrawn from service in the spring.", "own-voice-figure", ""),
    # an unnamed lead, a party's interest
    ("ap", "Veldmark will close its embassy in Tarn, an official at the ministry said.", "not-in-the-lead", ""),
    (
        "reuters",
        "A Russian official said on Monday that Ukrainian troops had shelled a market.",
        "interest adversary",
        "",
    ),
    # ways the words came
    (
        "reuters",
        "The Tarn Wire, citing a source at the ministry, said that the chairman would probably step down.",
        "pickup",
        "",
    ),
    ("ap", "An aide to the mayor said the chairman would probably step down.", "information-not-speculation", ""),
    (
        "house",
        "Rebel sources said that the dyke had failed. The claim highlights a growing crisis in the valley.",
        "endorsed",
        "vague",
    ),
    ("ap", "A study found that the dyke would fail within a decade.", "", "describe-fully position-to-know"),
]
