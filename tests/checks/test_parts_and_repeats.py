"""Parts, ends of ranges and figures said again that are wrong, in many wordings, and crowded passages that are not."""

import pytest

from tests.checks.passages import findings

WRONG = {
    "part-whole": [
        "The flood killed 14 people in Brod, nine in Vell and six in Orlec, bringing the toll to 31.",
        (
            "The council approved $40 million for roads, $25 million for schools and $15 million for parks: $90 "
            "million in all."
        ),
        "Of its 1,240 students, 640 are women and 650 are men, the university said.",
        "Of the 52 passengers, 31 were hurt, nine died and 15 walked away unharmed.",
        "The 46 dead included 21 women, 14 men and 13 children.",
        (
            "The company will close its plants in Brenn, with 400 workers, Tarsk, with 350, and Vell, with 200. A"
            " total of 850 people will lose their jobs."
        ),
        "The fleet is made up of 12 trawlers, seven ferries and four tugs, 25 vessels altogether.",
        "Sales came to 3.2 million cars and 1.1 million trucks, or 4.6 million vehicles in total.",
        "The panel has nine members: four judges, three professors and one priest.",
        "Exports of grain earned $2.1 billion and oil $3.4 billion; together they brought in $5.9 billion.",
        ("The festival drew 12,000 visitors on Friday, 18,000 on Saturday and 15,000 on Sunday — a combined 55,000."),
        "Thirty-four cases were confirmed: 20 in the north, nine in the east and three on the islands.",
        (
            "The budget totals 4.8 billion crowns, made up of 2.1 billion for health, 1.5 billion for schools and"
            " 900 million for defence."
        ),
        ("The province reported 120 cases, the capital 85 and the islands 15. The nationwide total stands at 240."),
        (
            "Harvests of wheat (2.4 million tons), barley (1.1 million) and rye (0.5 million) add up to 4.4 "
            "million tons."
        ),
        "The airline's fleet of 48 consists of 20 short-haul jets, 16 turboprops and nine freighters.",
        "The estate of 900 hectares comprises 400 of forest, 300 of pasture and 150 of vineyard.",
        "The loan of 70 million crowns and the grant of 25 million give the town 105 million to spend.",
        "The jury of 12 had seven women and six men.",
    ],
    "range-restated": [
        "The estimate ranges from 200 to 350 deaths. The lower of the two, 150, is the ministry's.",
        (
            "The scientists expect a rise of 1.5 to 2.5 metres by 2100. Even the most cautious figure, 1.2 "
            "metres, would drown the port."
        ),
        (
            "The bridge will take five to seven years to build. In the worst case, nine years, the ferry would "
            "have to be replaced."
        ),
        (
            "The repairs will cost 12 million to 15 million euros. Insurers will pay even at the top of that "
            "range, 18 million euros."
        ),
        "Aid groups say that 3,000 to 5,000 people are stranded. The smaller number, 2,000, is the army's.",
        "Police put the crowd at between 8,000 and 10,000. Organizers mocked the low end, 6,000.",
        (
            "The journey takes eight to ten hours. At the upper limit, 12 hours, drivers must by law have slept "
            "on the way."
        ),
        ("A mission would cost 400 million to 550 million crowns. Ministers have set aside the maximum, 650 million."),
        (
            "Between 120 and 150 jobs are at risk. Even if it is the smaller number, 100, the town will suffer, "
            "the mayor said."
        ),
        (
            "The poll puts support at 32 to 38 percent. The most optimistic figure, 44 percent, would still not "
            "be enough."
        ),
    ],
    "repeated-figure": [
        "The inquiry heard from 84 witnesses. The testimony of the 48 witnesses will be published in May.",
        ("The ship carried 2,400 containers. Divers have recovered none of the 4,200 containers, the owner said."),
        (
            "The company said it would invest $340 million in the mine. Local leaders welcomed the $430 million "
            "investment."
        ),
        (
            "The dam holds back 18 million cubic meters of water. If it bursts, the 81 million cubic meters would"
            " reach the town within an hour."
        ),
        "The bank was fined 25 million euros. It said it would appeal against the 52 million euro fine.",
        "The airline will lease 16 jets. The 60 jets will fly from Marren, it said.",
        "He was sentenced to 14 years. His wife called the 41-year sentence a disgrace.",
        "The tower is 340 meters tall. Climbing the 430-meter tower took her six hours.",
        "A petition signed by 12,500 people was handed in on Monday. The 15,200 signatures fill 40 boxes.",
        ("The museum paid 2.3 million euros for the painting. The 3.2 million euro purchase was paid for by donors."),
        "The river rose 4.2 meters in a night. Sandbags could not hold back the 2.4-meter rise.",
        "A total of 312 workers were laid off. Unions said that the 213 workers should be rehired.",
        "The storm cut power to 86,000 homes. By noon on Monday half of the 68,000 homes had light again.",
        "The telescope cost $1.9 billion. Congress approved the $9.1 billion telescope in 2009.",
        'The crew spent 14 months in space. "We missed two birthdays," Ms. Daal said of the 41-month mission.',
    ],
}
RIGHT = [
    "Of the 120 lawmakers, 70 hold a second job, 60 own shares and 30 have neither.",
    "Of its 400 employees, 250 work in Harrow, 120 in Brenn and 90 abroad for at least part of the year.",
    "Of the 60 players in the squad, 34 are under 25. Another 31 have played abroad.",
    (
        "Prosecutors asked for 12 years in prison for the former mayor. The 15-year term was the longest ever"
        " handed down in the district."
    ),
    "Prosecutors sought 16 years. Defence lawyers called the 18-year maximum a relic of martial law.",
    (
        "The tunnel is 18 kilometres long. Engineers have yet to finish the 28-kilometre approach road on the"
        " Sembaran side."
    ),
    (
        "The contract for the first stage is worth 1.6 billion crowns. The rail company said the 2.6 billion "
        "crown contract for the second stage would be awarded in May."
    ),
    (
        "He took 14 million crowns in bribes from a builder, the court heard. His deputy, tried separately, "
        "is accused of accepting 41 million crowns in bribes."
    ),
    ("The firm paid $12 million in fines in 2019. In 2021 it paid $21 million in fines to regulators in Brenn."),
    (
        "The plant will cost $1.2 billion to $1.5 billion. A smaller project, put at $900 million, was "
        "dropped last year."
    ),
    (
        "Rainfall of 40 to 60 millimetres is expected. The higher figure recorded in 2011, 85 millimetres, "
        "flooded the town."
    ),
    ("The pass lies 1,200 to 1,500 metres up. The lower limit for snow tires, 900 metres, is marked by a sign."),
    (
        "Between 40 and 60 people were aboard, the coast guard said. The maximum the ferry may carry, 35, is "
        "painted on its hull."
    ),
    (
        "Estimates put the cost at $2 billion to $3 billion. A cheaper estimate, $1.4 billion, was made by "
        "the city in 2012 for a shorter line."
    ),
    ("The reform gives 40 towns, 12 counties and three ports new powers, and will give mayors 70 more officials."),
    ("The Greens hold 41 seats and the Liberals 27, which gives the opposition 80 with the help of independents."),
    "She bought 12 goats and 14 sheep at the fair, giving the farm 60.",
    ("Two deputies and 11 senators voted for the bill; that gives the president 15 of the 20 votes he needs."),
    "The aid of $900 million in total includes $400 million in loans and $250 million in grants.",
    (
        "The fund, $900 million in total, and a loan of $400 million from the bank and $300 million from the "
        "state will pay for the port."
    ),
    "The clinic treated 214 patients in May. In June the 241 patients included many children.",
    "A fire destroyed 63 cars. All 36 fire engines in the county were called out.",
    "The landslide buried 118 houses. The 181 families who lived there have been moved to a school.",
    "The jury heard 36 witnesses. The 63 exhibits included a knife.",
    "Voters elected 120 members. Of the members, 70 are men, 40 are lawyers and 30 are women.",
    ("Of the 50 states, 27 require a licence, 15 ban the devices and 12 have no law, with some towns going further."),
    ("Of the 300 applicants, 120 chose medicine as a first choice, 110 law and 95 engineering, with some naming two."),
    (
        "Six ships were sunk in May, four in June and one in the first week of July. In all, the navy says, "
        "15 ships have been lost since the war began."
    ),
    (
        "The bank lent 200 million euros to farms, 150 million to shops and 50 million to hotels, and set "
        "aside a total of 600 million for next year."
    ),
    "The airline flies to 12 cities in Asia and nine in Africa. All 30 of its aircraft are leased.",
    "The strike hit 14 mines and nine smelters. All 32 unions in the sector have joined.",
    ("The museum has 4,000 coins, 2,500 medals and 800 seals. Its 9,000 visitors a year come mostly from abroad."),
    (
        "The town has 5,200 residents. Of its 3,100 voters, 1,800 backed the mayor in the first round, and "
        "1,700 in the second."
    ),
    "Of the 2,000 ballots, 1,100 were cast on Saturday and 1,000 by men.",
    ("The company made 3,000 people redundant in 2019. The 3,300 jobs it cut this year went mostly in Brenn."),
    "The road is 14 miles long. The 18-mile detour takes half an hour.",
    (
        "Officials expect 300 to 400 arrivals. At least 250 beds are ready, and a top estimate of cots "
        "needed, 500, has been sent to the army."
    ),
    (
        "The price was cut from $30 to $24. The upper end of the market, $60, is untouched; analysts see $20 "
        "to $25 by June."
    ),
    "Some 20 to 30 wolves live in the park. The largest pack, 12, roams the north.",
    (
        "The company, which employs 4,200 people, will cut 300 jobs in Brenn, 250 in Vell and 150 in Orlec "
        "over two years, bringing its workforce to 3,400 by 2028."
    ),
    (
        "Twelve people died in the north, nine in the south and four on the coast, officials said, and the "
        "number of missing rose to 31."
    ),
    (
        "Of the 61 seats, the Liberals hold 24, the Greens 18 and their allies 25 if independents who vote "
        "with them are counted."
    ),
    (
        "The ministry spent 40 million on roads and 30 million on bridges last year, and 90 million in total "
        "on transport when subsidies are counted."
    ),
    "Voters in 14 districts and nine towns went to the polls; in all, 31 parties took part.",
    "The police seized 120 rifles, 80 pistols and 40 shotguns, and a total of 9,000 rounds.",
    "The museum lent 14 paintings to Brenn and 12 to Vell; all 40 of its Rodins stayed at home.",
    "The first vote was 31 to 28 and the second 33 to 26; all 60 members are elected for four years.",
    ("Nine ships sailed from Dren and six from Marl. The other 12, held up by a storm, will follow from a third port."),
    (
        "The report lists three causes: 40 deaths were due to smoke, 12 to falls and two to heart attacks, "
        "and 60 people were treated."
    ),
    "Two in five of the 300 households have no well; 90 have a tank, 120 a cistern and 150 a pump.",
    (
        "The bill passed 61 to 39. Senators had 12 amendments to consider, of which nine were Democratic and "
        "five were later withdrawn."
    ),
    (
        "The union says 3,000 of its members will strike for two to four days. The longest strike, of 11 "
        "days, was in 1988."
    ),
    "Between 15 and 20 inches of snow fell. The higher peaks, above 3,000 feet, got 28 inches.",
    "The bond would raise $40 million to $50 million. The lower house approved $30 million in June.",
    ("The minimum wage will rise to between 12 and 14 crowns. The maximum fine for employers is 500 crowns."),
    "Surgery takes three to five hours. At worst, patients wait nine hours for a bed.",
    (
        "Estimates of the dead range from 800 to 1,200. The lowest figure of any disaster of the decade, 90, "
        "was in Tarsk."
    ),
    (
        "The company expects profit of 2 billion to 2.4 billion. Analysts' lowest forecast, 1.8 billion, came"
        " from a bank in Brenn."
    ),
    "It takes 20 to 30 minutes to walk to the station. The shorter path, 12 minutes, is closed.",
    "The team won 42 games last season. The 24 games it has won this year are a disappointment.",
    ("Inspectors visited 36 farms in May and found nothing. The 63 farms on the coast will be visited in autumn."),
    "The charity fed 5,400 people in Dren. The 4,500 people in Marl who asked for help got none.",
    ("The mine produces 1.2 million tonnes a year. The 2.1 million tonnes of waste it left behind fill a valley."),
    "A 16-year-old was arrested. The 61-year-old victim is in hospital.",
    "The suspect fired 13 shots, police said. The 31 cartridges found at the scene came from two guns.",
    "The senator raised $2.4 million in the quarter. Her rival's $4.2 million haul was a record.",
    "The team lost by 12 points at home. The 21 points scored by the guard were a career high.",
    (
        "The bank made 1.8 billion crowns in profit in the first half. It made 8.1 billion crowns in profit "
        "over the whole of last year."
    ),
    ("The flight carried 148 passengers and a crew of six. Rescuers have found the 84 survivors and 70 bodies."),
    ("The city has 24 libraries. It closed 12 in 2010 and eight in 2015, 20 in total, but opened 14 new ones."),
    "The group has 212 members, 140 of them women and 96 of them under 30.",
    (
        "The company said 61 employees had been infected, including 40 women and 16 men at the plant and 14 "
        "at the head office."
    ),
    "The 46 dead included 21 women, 14 children and 12 police officers.",
]


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in WRONG.items() for text in texts])
def test_wrong(rule, text):
    """Protects: the rule finds the slip however it is worded."""
    assert [f for f in findings(text) if f.kind == rule and f.verdict == "inconsistent"]


@pytest.mark.parametrize("text", RIGHT)
def test_right(text):
    """Protects: other bases, times, groups, floors, plans and overlapping parts accuse nobody of anything."""
    kinds = ("part-whole", "range-restated", "repeated-figure")
    assert not [f for f in findings(text) if f.kind in kinds and f.verdict == "inconsistent"]


FITS = [
    ("part-whole", "She is one of four. The other three live in Dren."),
    (
        "part-whole",
        "Orn won 14 delegates on Saturday. The hall was full. It rained. Then 12 delegates voted for him, and "
        "the remaining two abstained.",
    ),
    ("part-whole", "The Pines' 41 seats, the Oaks' 27 and the eight won by the Elms give the camp 76."),
    ("part-whole", "Unity took 41 seats, Reform 27 and the Elms 9, for a total of 77 seats."),
    ("part-whole", "Six were killed in Brod, four in Vell and one in the rail town of Tirsk, 11 in all."),
    (
        "range-restated",
        "The royal house gave the fund more than $10 million. Later the fund said that the royal house gave "
        "between $10 million and $25 million.",
    ),
    ("repeated-figure", "The crash injured 63 passengers. All 63 injured were home by Sunday."),
    ("repeated-figure", "He got more than 13 million votes - 13.3 million to be exact - in the primary votes of 2016."),
]


@pytest.mark.parametrize(("rule", "text"), FITS)
def test_fits(rule, text):
    """Protects: what fits is told of, far apart or elliptic."""
    assert [f for f in findings(text) if f.kind == rule and f.verdict == "consistent"]
