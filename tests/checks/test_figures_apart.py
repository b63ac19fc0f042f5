"""Figures that only look as if one came from the others: other times, groups, conditions, bases."""

import pytest

from tests.checks.passages import findings

TRAPS = [
    "Rents in Vesk have doubled in ten years. A one-room flat goes for 900 florins a month, and the "
    "deposit is usually 2,700 florins.",
    "The mill will triple its output by 2029. It now employs 140 people and made 12,000 tonnes of flour "
    "last year; its rival in Tarn made 30,000 tonnes.",
    "The new bridge carries three times the traffic of the old one. It is 420 metres long and rests on "
    "piers 60 metres apart.",
    "Membership has halved since 2010. The union counts 18,000 members in the north and 14,000 in the south.",
    "Attacks were twice as frequent in May as in April. In June there were 31, and in the first week of July nine.",
    "The average pay at the bank is 5,200 crowns a month. It has 300 staff and made a profit of 90 million crowns.",
    "Each of the six towns will get a new clinic under the 240 million crown plan; the one in Ostrel "
    "alone is to cost 65 million.",
    "Students pay an average of 400 crowns a term. The college took in 9 million crowns last year, "
    "including grants, and has 3,100 students.",
    "The team averaged 2.1 goals a game in the autumn. It has now scored 61 goals in 38 matches.",
    "Nurses work 38 hours a week. Over the past 10 days the hospital has logged 900 hours of overtime.",
    "The ferry makes four crossings a day in winter. In the 90 days of the summer season it made 720.",
    "The pump station moves 5,000 litres an hour at full power. It ran for 12 hours on Sunday at half "
    "speed and took out 31,000 litres.",
    "The well gave 40 barrels a day when it opened. In its first 365 days it yielded 9,000 barrels as the"
    " pressure fell.",
    "The company pays its guards 90 florins a day. A nine-day strike cost it 4 million florins.",
    "Debt stands at 24,000 crowns a head in Lisk, a city of 80,000. The province of which it is a part "
    "owes 6 billion crowns.",
    "The murder rate is 4 per 100,000 people nationwide. In Brask, a town of 60,000, there were nine "
    "killings last year.",
    "In a survey of 2,000 adults with a margin of error of 2.2 points, the 310 parents among them were "
    "asked about schools.",
    "The poll of 1,200 voters has a margin of error of 2.9 points. An earlier one, of 400 people in Sarn,"
    " was taken by the same firm.",
    "The province gave 20 million florins ($5 million) in aid; the union gave 12 million florins, and a "
    "foundation ($2 million) paid for tents.",
    "The villa sold for 3 million marks ($1.2 million) in 1994 and for 9 million marks ($1.5 million) last spring.",
    "The shelf is 3 metres by 8 feet, and the beam above it weighs 40 kilograms, or about as much as a child.",
    "The wall is 12 metres high and 40 feet from the road.",
    "He ran 10 kilometres on Monday, 8 miles on Tuesday and swam for an hour on Wednesday.",
    "The fire burned 300 hectares of pine on Friday, 900 acres of scrub on Saturday.",
    "It rained for five days; the 40-hour power cut that followed spoiled food across the town.",
    "Tickets are 12 florins for adults and half that for pupils; a family of four pays 30 florins.",
    "A year's tuition has gone up fivefold since 1990, when the school had 40 pupils. It now has 120.",
    "For every winner there were three losers, the bank said: 48 funds beat the index, 210 were level "
    "with it or just behind, and the rest were closed.",
    "The average age of the council's 30 members is 52, and together they have served 210 years.",
    "She earned four times as much as her deputy, who was paid 40,000 florins; the chairman earned 300,000 florins.",
    "The bridge cost twice what was planned. Engineers blame the ground: they had budgeted for piles 30 "
    "metres long and needed some of 75 metres.",
    "Twice as many people voted as in 2019, when turnout was 31 percent. In the capital 70 percent went to the polls.",
    "Sales of vans doubled in the north, to 4,000. In the south they rose to 3,000 from 2,400.",
    "The price of a kilo of beef has tripled to 30 florins. Chicken costs 12 florins and pork 18.",
    "A third of the 240 pupils who sat the exam failed; last year it was 60 of 300.",
    "The hotel's double rooms cost 180 florins and its singles 120. Prices may double in the week of the "
    "fair, to judge by what rivals ask.",
    "The wage of a miner is 4,000 crowns a month, twice that of a teacher in the capital; teachers in the"
    " country earn 1,500.",
    "The church raised 60,000 florins from 200 members. An average gift to such appeals is 120 florins, "
    "according to the diocese.",
    "In 12 matches the team has 30 points; an average of 1.4 a game would have kept it up last season.",
    "Twelve candidates share 4 million florins of public money according to votes; the average for the "
    "three large parties is 900,000.",
    "The 14 islands have 7,000 inhabitants. The ferry carries an average of 900 passengers a day in July.",
    "The average commute is 35 minutes. On the day of the strike, 40 buses carried 6,000 people.",
    "A charge of 15 florins a day applies to lorries. In the first week the city collected 400,000 florins.",
    "The camp was built for 500 people a day. Over four days last week 6,000 came through.",
    "He paid 900 florins a month for the flat, and after six years left owing 12,000 florins.",
    "Doctors work 12 hours a day, the union said, and some had been on duty for 30 hours without a break "
    "in the past two weeks, or 300 hours.",
    "The fund pays 200 florins a week for the first 10 weeks and 150 after that; in all she got 3,500 florins.",
    "Output averaged 900 barrels a day in the first quarter and 1,400 in the second, when the new well "
    "came in, for 150,000 barrels in the half-year.",
    "With 5 million people, Velmar has a debt of 40 billion florins. Its neighbor Osk, with 2 million, "
    "owes 9,000 florins a head.",
    "The rate of infection is 90 per 100,000 people in the capital. Nationwide, with 4 million "
    "inhabitants, 1,900 new cases were reported.",
    "The poll questioned 1,000 people, 600 by telephone. The margin of error for the telephone part is 4 points.",
    "The survey of 2,400 people has a margin of error of 2 points. For the smaller group of 150 farmers "
    "no figure is given.",
    "Officials put the error at no more than 1 percent. The census takers interviewed 3,000 households in the test.",
    "The bank lent 40 million talers to farmers and $5 million to traders, who also owe 90 million talers"
    " ($30 million) abroad.",
    "A kilo of rice is 40 rupals ($1) at the official rate; on the black market 40 rupals buy only 50 "
    "cents, or 20 rupals ($0.25).",
    "The road climbs from 300 metres to 4,200 feet in the space of 12 miles.",
    "The plane flew at 30,000 feet, 40 kilometres off the coast.",
    "The tank weighs 62 tons, or 9 tons more than the older model, whose gun fires shells of 20 kilograms.",
    "The pool is 25 metres long, and 6 feet deep at most.",
    "The trial lasted 14 months, or 120 days in court.",
    "Pay rose from 3,000 to 4,500 crowns over four years, while rents, at 900 crowns, are twice those of 2015.",
    "At the height of summer the village has 4,000 people, ten times its winter population; the two shops"
    " stay open with 30 staff and 12.",
    "The firm has doubled its staff to 600. Its rival has 450, and a third company in the same street 200.",
    "The harvest will halve this year, farmers fear. Last year they brought in 9,000 tonnes from 3,000 "
    "hectares; the year before it was 7,000 tonnes.",
    "Ticket prices are to double in June, when the fair opens. Last year's fair cost 40 florins, and the "
    "one in Tarn costs 60 florins.",
    "There is one police officer for every 400 people in the capital. The province, with 1.2 million "
    "people, has 2,000 officers.",
    "She will treble her pay when she moves to Osk. A professor there makes 9,000 crowns, one in Velmar "
    "5,000 on average.",
    "The tram takes 40 minutes, twice as long as a car. The line is 12 kilometres long; by road it is 9 kilometres.",
    "Each family receives 300 florins a month. In a village of 80 families, 12,000 florins were handed "
    "out in the first week.",
    "The union's 40,000 members each pay 20 florins a month. Its strike fund holds 9 million florins.",
    "The clinic vaccinates 200 children a day. In the past 10 days 900 doses were spoiled when the power failed.",
    "At 45 florins an hour, lawyers are cheap in Sarn; a divorce took 12 hours last year on average and "
    "cost 1,100 florins including fees.",
    "The plant, which can make 900 cars a day, has been idle for 30 days and has lost orders for 12,000.",
    "Two tonnes of sand an hour trickle into the harbor, 40 tonnes in a storm that lasts a day.",
    "The marathon is 42 kilometres, and runners who do 15 miles a day in training are rare.",
    "A gallon of petrol costs $4; 10 litres cost 90 rupals, or $9.",
    "At the last count, in 2019, there were 1,200 wolves in 150 packs. A pack has six to eight members on average.",
    "For 30 florins you get a bed; half that buys a mat. The inn made 45,000 florins in May, twice as "
    "much as in April.",
    "A hundred and forty doctors serve the camp of 90,000. The aid group says there should be one for every 500.",
    "With 80,000 members the club is twice as big as any other. The next, with 52,000, is in Osk.",
    "The dam lets out 300 cubic metres a second. In the flood of 1998 it released 90 million cubic metres in two days.",
    "Wages rose threefold between 1960 and 1980, while in the 1990s they went from 900 to 1,100 crowns.",
    "Each of the 30 teams has 11 players; 520 players were registered this year, including reserves.",
]


@pytest.mark.parametrize("text", TRAPS)
def test_figures_apart(text):
    """Protects: nothing is called wrong that was never said."""
    assert not [f for f in findings(text) if f.verdict == "inconsistent"]
