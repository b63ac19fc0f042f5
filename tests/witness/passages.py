"""Passages about invented people and places: text, words of a voice, the traits it must have, those it must not.

A trait is written ``trait=value``; without a value any will do. Written before the rules were tuned.
"""

NAMED = [
    (
        "Ilse Brandt, the mayor of Carrow, said on Tuesday that the ferry would sail again.",
        "Ilse Brandt",
        "named=yes described=3 position=official",
        "anonymity constraint",
    ),
    (
        "“The pumps were never inspected,” said Piet Holt, a professor of marine law at the University of Lisk.",
        "Piet Holt",
        "named=yes described=3 position=expert",
        "anonymity party",
    ),
    (
        "Orla Dunn, a spokeswoman for the Tarn Ferry Company, said that no refunds were planned.",
        "Orla Dunn",
        "named=yes described=3 position=spokesperson",
        "position=official",
    ),
    (
        "Drivers went home early. Marek Sorel said the depot had run out of diesel.",
        "Marek Sorel",
        "named=yes described=2",
        "position",
    ),
    (
        "The mayor of Lower Carrow said that the dyke would hold until spring.",
        "mayor",
        "named=by-role described=2 position=official",
        "anonymity=unexplained",
    ),
    (
        "The Harbour Ministry said in a statement that eleven boats were missing.",
        "Harbour Ministry",
        "named=yes described=1",
        "position number anonymity",
    ),
    (
        "Harbour Master Tove Lund said the light had been out since Friday.",
        "Tove Lund",
        "named=yes described=3 position=official",
        "anonymity",
    ),
]

UNNAMED = [
    (
        "Sources said on Monday that the chairman of Veldmark Rail would step down.",
        "Sources",
        "named=no described=0 number=plural",
        "position=official",
    ),
    (
        "A senior official at the harbour ministry said the inspection had failed.",
        "official",
        "named=no described=2 position=official number=1 anonymity=unexplained",
        "anonymity=no-reason",
    ),
    (
        "Two people familiar with the talks said that the lender had walked away.",
        "Two people",
        "named=no described=0 number=2 position=second-hand",
        "position=official",
    ),
    (
        "More than a dozen officials said that the order had come from the palace.",
        "dozen officials",
        "number=12+ position=official described=0",
        "",
    ),
    (
        "Several residents of Tarn said that the siren never sounded.",
        "residents",
        "number=several position=witness described=2",
        "anonymity=unexplained",
    ),
    (
        "At least three engineers said that the bolts were too short.",
        "engineers",
        "number=3+ position=expert",
        "",
    ),
    (
        "Harbour sources said that the crane had been condemned in May.",
        "sources",
        "named=no described=1 number=plural",
        "",
    ),
    (
        "A fisherman said the trawler had been listing for an hour before it sank.",
        "fisherman",
        "named=no described=1 number=1",
        "anonymity=unexplained",
    ),
]

ANONYMITY = [
    (
        "An official said the reactor had been shut down, speaking on condition of anonymity because he was not "
        "authorised to discuss the matter publicly.",
        "official",
        "anonymity=not-authorised",
        "anonymity=no-reason anonymity=unexplained",
    ),
    (
        "A nurse at the Lisk clinic, who asked not to be named, said that beds had been bought with her own money.",
        "nurse",
        "anonymity=no-reason",
        "anonymity=unexplained anonymity=fear",
    ),
    (
        "Fearing reprisals, a teacher in the town of Orrel asked not to be identified. “They took the books,” the "
        "teacher said.",
        "teacher",
        "anonymity=fear",
        "anonymity=no-reason",
    ),
    (
        "“Nobody was warned,” said a clerk at the dam authority, who declined to be named for fear of losing her job.",
        "clerk",
        "anonymity=job",
        "anonymity=no-reason",
    ),
    (
        "Two diplomats said the envoy had left in anger. They spoke on condition of anonymity because of the "
        "sensitivity of the talks.",
        "diplomats",
        "anonymity=sensitive number=2 position=official",
        "anonymity=no-reason",
    ),
    (
        "A company executive said the merger was dead, requesting anonymity to discuss private conversations.",
        "executive",
        "anonymity=private",
        "anonymity=no-reason",
    ),
    (
        "The officer, who could be identified only by his call sign in line with military rules, said two guns had "
        "been lost.",
        "officer",
        "anonymity",
        "anonymity=unexplained",
    ),
    (
        "A boy of 14, who cannot be named for legal reasons, said that he had been locked in the van for a day.",
        "boy",
        "anonymity=legal",
        "anonymity=no-reason",
    ),
    (
        "An aide to the chancellor said, on condition of anonymity, that the budget would be withdrawn.",
        "aide",
        "anonymity=no-reason position=official",
        "anonymity=unexplained",
    ),
    (
        "A port worker, citing security concerns, asked that his full name not be used. He said the cranes had been "
        "shelled twice.",
        "worker",
        "anonymity=security",
        "",
    ),
    (
        "The officials spoke on condition of anonymity because they were not authorized to speak to the press. One "
        "of the officials said that the bridge had been mined.",
        "officials",
        "anonymity=not-authorised",
        "",
    ),
]

POSITION = [
    (
        "“I saw the lorry hit the wall,” said a shopkeeper in Orrel. “There was smoke everywhere.”",
        "shopkeeper",
        "position=witness",
        "",
    ),
    (
        "A woman who was at the scene said that the bus had braked too late.",
        "woman",
        "position=witness",
        "position=official",
    ),
    (
        "A sergeant who took part in the raid said that no shots were fired.",
        "sergeant",
        "position=participant",
        "",
    ),
    (
        "A man briefed on the inquiry said that the captain had been asleep.",
        "man",
        "position=second-hand",
        "",
    ),
    (
        "A person with direct knowledge of the sale said that the price was 40 million crowns.",
        "person",
        "position=direct-knowledge",
        "position=second-hand",
    ),
    (
        "A deckhand said colleagues had told him that the hatch was open.",
        "deckhand",
        "position=second-hand position=participant",
        "",
    ),
    (
        "Anna Kovac, who survived the crash, said that the driver had been on the telephone.",
        "Anna Kovac",
        "position=witness",
        "",
    ),
    (
        "The lawyer for the family said that the hospital had lost the records.",
        "lawyer",
        "position=spokesperson",
        "constraint",
    ),
    (
        "A volcanologist said that the mountain would be quiet until autumn.",
        "volcanologist",
        "position=expert",
        "",
    ),
    (
        "A former intelligence official said that the cable was genuine.",
        "former intelligence official",
        "named=no",
        "position=official",
    ),
]

CONSTRAINT = [
    (
        "A captured Tarnish soldier said that his company had not been fed for three days.",
        "soldier",
        "constraint=captive position=participant",
        "",
    ),
    (
        "A detained deckhand, speaking in the presence of guards, claimed that life jackets had been sold.",
        "deckhand",
        "constraint=detained constraint=guarded",
        "",
    ),
    (
        "In a video released by his captors, Josef Amrein said that he was being treated well.",
        "Josef Amrein",
        "constraint=released-by-captor",
        "",
    ),
    (
        "Speaking from his cell in Lisk, Davor Pelin said that he had signed nothing.",
        "Davor Pelin",
        "constraint=detained",
        "",
    ),
    (
        "Mira Stanek told the court that she had been paid in cash.",
        "Mira Stanek",
        "constraint=in-court",
        "",
    ),
    (
        "A sailor who was captured near Orrel in May said that the flare had been a mistake.",
        "sailor",
        "constraint=captive",
        "",
    ),
    (
        "Hostages said that they were moved every night.",
        "Hostages",
        "constraint=captive number=plural",
        "",
    ),
    (
        "Ruben Falk, who is on trial for arson, said the barn was empty.",
        "Ruben Falk",
        "constraint=in-court",
        "",
    ),
    (
        "The prisoner of war said, with guards present, that he regretted the attack.",
        "prisoner",
        "constraint=captive constraint=guarded",
        "",
    ),
]

TRAPS = [
    (
        "The court heard that the ferry had no licence. Judge Alma Reiss said the case would go on.",
        "Alma Reiss",
        "named=yes position=official",
        "constraint",
    ),
    (
        "An officer said that the crew was not authorised to carry weapons.",
        "officer",
        "position=official",
        "anonymity=not-authorised",
    ),
    (
        "The region has witnessed three floods in a decade, a hydrologist said.",
        "hydrologist",
        "position=expert",
        "position=witness",
    ),
    (
        "The mayor of Tarn said that a prisoner had been captured by rebels and held in a cellar.",
        "mayor",
        "position=official",
        "constraint",
    ),
    (
        "The guard of the prisoners said that food was short.",
        "guard",
        "named=by-description",
        "constraint",
    ),
    (
        "The lawyer of a detained student said that the police had no warrant.",
        "lawyer",
        "position=spokesperson",
        "constraint",
    ),
    (
        "Dana Weil, who was detained in 2019 and later released, said that the law should be changed.",
        "Dana Weil",
        "named=yes",
        "constraint",
    ),
    (
        "The prosecutor told the court that the money had been hidden in a boat.",
        "prosecutor",
        "position=official",
        "constraint",
    ),
    (
        "The finance director said that the firm saw a rise in orders: “We saw the best quarter in years.”",
        "director",
        "position=official",
        "position=witness",
    ),
    (
        "The ministry, citing security concerns, closed the bridge. The ministry said that it would reopen in May.",
        "ministry",
        "described=1",
        "anonymity",
    ),
    (
        "Lena Orth said the guards were afraid of the dark.",
        "Lena Orth",
        "named=yes",
        "anonymity",
    ),
    (
        "The editor said a reporter who asked not to be named had lost her notes.",
        "editor",
        "position=official",
        "anonymity",
    ),
    (
        "A resident said the minister who attended the meeting left early.",
        "resident",
        "position=witness",
        "position=participant",
    ),
    (
        "Piet Holt, whose brother was captured in March, said that no letter had come.",
        "Piet Holt",
        "named=yes",
        "constraint",
    ),
    (
        "An inspector said the tank was held by two bolts.",
        "inspector",
        "position=official",
        "constraint",
    ),
]

SIDES = [
    (
        "Russian officials said on Monday that Ukrainian troops had shelled a market.",
        "Russian officials",
        "side=Russia party=Russia",
        "",
    ),
    (
        "TASS said that Ukrainian troops had withdrawn from the town.",
        "TASS",
        "state=Russian state".replace(" ", "_") + " side=Russia",
        "",
    ),
    (
        "The union’s leader said the strike would go on. The company said that it had made its last offer.",
        "union",
        "party",
        "",
    ),
    (
        "Veldmark’s army said that Tarnish troops had crossed the river and attacked a post.",
        "army",
        "party=Veldmark",
        "",
    ),
    (
        "An American expert on Russia said that Ukrainian troops would hold the front line.",
        "expert",
        "position=expert",
        "party",
    ),
    (
        "Rebels said they had captured the airfield. The army denied that any attack had taken place.",
        "Rebels",
        "party",
        "",
    ),
]

ALL = [*NAMED, *UNNAMED, *ANONYMITY, *POSITION, *CONSTRAINT, *TRAPS, *SIDES]
