"""Source kinds over the constructions that newsrooms print, by the border rules of docs/kinds.md."""

import pytest

from reportedly.attribution.kinds import kind_of
from reportedly.attribution.phrases import parse
from reportedly.model.span import Span

WRITTEN = {
    "named-person": """
        its chief executive, Per Lindholm
        a teacher who gave her name as Irina
        a lieutenant who gives his name only as Ruben
        Anna Kovac, a spokeswoman for the ministry
        Kovac and Holt
        Anna Kovac and Jan Holt
        Mr Duarte
        Mr. Duarte and his lawyer
        Dr. Ilse Maret
        Gen. Pavel Orlenko, the army's chief of staff,
        Ostravia's defence minister, Pavel Orlenko
        the ministry's spokeswoman, Anna Kovac,
        the mayor of Carrow, Ilse Varga
        a former adviser to the president, Jan Holt
        his lawyer, Anna Kovac,
        two of the state's senators, Ann Tarrow and George Marlin
        Senators Ann Tarrow and George Marlin
        retired Air Force general Frank Tarrow
        longtime party pollster Pat Cadmer
        Meridian News' Jake Tarrow
        the agency's director, James B. Marlin
        Ludwig van der Berg
        Omar bin Rashid al-Hadi
        María José Carrasco
        Brian Baker, a longtime adviser to the Marlin family
        Sen. Ann Tarrow (D-Carrow)
        former Prime Minister Jan Holt
        Pope Gregory
        King Harald
        St. Louis police officer Jan Holt
        Republican strategist Ann Tarrow, who worked for the Marlin campaign
        Lt. Col. Jan Holt
        Judge Ann Tarrow
        Detective Sgt. Frank Marlin
        ex-president Jan Holt
        Prof Ilse Maret of the University of Carrow
        David Marlin, 34,
        suspect Jan Holt
        lawyer Anna Kovac
        hotel owner Jan Holt
        eyewitness Maria Varga
        coach Frank Marlin
    """,
    "named-role": """
        the county’s chief veterinary officer
        the mayor of Lisk
        Ostravia's president
        the country's prime minister
        the head of the Service Workers Union
        the police chief
        the company's chief executive
        the governor
        Carrow's mayor
        the agency's director
        the White House press secretary
        the EU's foreign policy chief
        the king
        the club's manager
        the attorney general of Carrow
        the army's chief of staff
        the bishop of Lisk
        the UN secretary-general
        the prime minister and his wife
        the interior minister, who resigned on Monday,
    """,
    "unnamed-official": """
        a police officer
        a spokesman for the ministry
        the ministry's spokesman
        a ministry spokesperson
        his spokeswoman
        the spokesman
        spokespeople for both companies
        a Kremlin spokesman
        a senior US defense official
        officials
        some officials
        several officials
        one of the officials
        Hamas-run health ministry officials
        a Western diplomat based in Lisk
        three European diplomats
        prosecutors
        federal prosecutors
        investigators
        detectives
        a judge
        lawmakers
        top lawmakers
        Republican senators
        a campaign aide
        campaign officials
        an adviser to the president
        aides to Mr Duarte
        company executives
        a senior executive at the company
        a police source
        security sources
        a source in the interior ministry
        a source within the campaign
        a White House insider
        police officers
        party leaders
        world leaders
        governors
        EU ministers
        elected officials from both parties
        two former intelligence officials
        a person in the prime minister's office
        military commanders
        a senior commander
        an official who was not authorised to speak
        a top aide who asked not to be named
        U.S. intelligence officials
        an army spokesman
        a union representative
        election officials
        firefighters' union officials
        one Western security official
        delegates
        members of Congress
        a member of parliament
        ambassadors
        negotiators from both sides
        administration officials
        the officer
        a government minister
        both presidential candidates
    """,
    "unnamed-person": """
        a gunner who was held for 14 months
        three survivors interviewed separately by the Mail
        a soldier who gave his name as Ivan, not his real name
        residents
        a witness
        witnesses
        some residents
        a teacher
        a source, who asked not to be named
        a source
        the source
        another source
        two people familiar with the matter
        people familiar with the talks
        a person briefed on the plan
        people close to the negotiations
        sources close to the company
        sources familiar with the matter
        two sources
        more than a dozen people
        a dozen analysts
        two analysts
        three scientists who were not involved
        the researchers
        the authors of the study
        his lawyer
        the victim's mother
        the man
        the suspect
        the 34-year-old
        the accused
        the defendant
        her husband
        neighbours
        a neighbour
        relatives of the victims
        a local farmer
        one man
        one voter
        an analyst at Meridian Bank
        a Trump supporter
        a former employee
        workers at the plant
        passengers
        protesters
        a woman in the crowd
        a passer-by
        a fisherman who saw the blast
        another commenter
        her family's lawyers
        soldiers
        students
        a student at the university
        doctors at the hospital
        a doctor
        the couple
        survivors
        a 26-year-old nurse
        one of the docs
        a person who answered the phone
        one resident, who gave only her first name,
        the pair
        several cast members
        the driver
        the victim
        freed hostages
        @annakovac
        one user, @annakovac,
        the family
        a former prisoner
        analysts at Meridian Bank
    """,
    "captive": """
        a gunner who has been held for 14 months
        a prisoner of war
        a prisoner
        detainees
        an inmate
        a hostage
        the captured soldier
        two captured soldiers
        an arrested activist
        the jailed opposition leader
        the jailed opposition leader Jan Holt
        a detained journalist
        a death row inmate
        a soldier held prisoner by the rebels
        the soldier, who is being held in a camp near Lisk,
        prisoners at the camp
        a man in custody
        the imprisoned activist, Anna Kovac,
    """,
    "organisation": """
        The ruling Harvest Party
        the owner, Lomond Shipping
        Two insurers active in the region
        the ministry
        police
        Carrow police
        authorities
        local authorities
        Moscow
        the Kremlin
        Downing Street
        Wall Street
        Brussels
        the White House
        the Pentagon
        the administration
        the Marlin administration
        the campaign
        Marlin's campaign
        the Marlin campaign
        his campaign
        Republicans
        Democrats
        House Republicans
        Razumov Oil
        Razumov Ltd
        the company
        both companies
        the companies
        the jury
        the court
        an appeals court
        a three-judge panel of the appeals court
        a federal judge's court
        the EU and the US
        the United States, Britain and France
        the U.S.
        Ostravian forces
        Israel
        Turkey
        the government
        the city
        the union
        unions
        several environmental groups
        human rights groups
        super PACs
        the team
        Meridian United
        the Razumov Institute
        the University of Carrow
        Carrow State University
        the bank
        the Central Bank of Ostravia
        the Supreme Court
        Parliament
        Congress
        the House
        the Senate
        the FBI
        the CDC
        the Securities and Exchange Commission
        Health and Human Services
        the Department of Homeland Security
        the hospital
        the militia
        law enforcement
        the intelligence community
        the opposition
        the Taliban
        rebels' political wing
        the military
        Google
        Wells Fargo
        the airline
        the rebels' command
        the church
        the Vatican
        the charity Marlin Aid
        the rights group Carrow Watch
        allied governments
        the nations of the world
        the International Committee of the Red Cross
        the Carrow City Council
    """,
    "media": """
        Reuters
        the Associated Press
        state TV
        state media
        state-run television
        local media
        the media
        the press
        media reports
        press reports
        the newspaper
        the Carrow Times
        Meridian Post
        Lisk News
        Radio Vesna
        TV Carrow
        the Meridian Journal
        a Reuters report
        an article in the Carrow Times
        the Carrow Times report
        Russian state media
        Christian News Service
        the cable news networks
        mainstream media outlets
        the magazine
        the broadcaster
        Ostravian television
        our correspondent
        the paper's editorial board
        a local newspaper
        news outlets
        several news organizations
        the AP
        CNN
        a new article in Meridian Politics Daily
    """,
    "document": """
        a telephone call that the agency says it intercepted
        the report
        a study by the Razumov Institute
        court documents
        the law
        the indictment
        an affidavit
        the lawsuit
        the complaint
        a poll
        the poll
        a Reuters/Ipsos poll
        the latest Meridian Post-Carrow News poll
        exit polls
        61 percent of respondents
        61% of voters
        nearly two-thirds of Americans
        eight of 10 voters
        four in ten parents
        only 52 percent of registered voters
        63 percent
        the data
        government figures
        federal statistics
        a tweet
        a Facebook post
        the video
        a leaked memo
        the letter
        an email obtained by Reuters
        her statement
        the statement
        a census
        article 5 of the treaty
        the constitution
        the Clean Air Act
        the ruling
        the book
        research
        a review of records
        the website's terms of service
        the group's web page
        the party's rules
        police records
        surveillance footage
        the autopsy
        a preliminary field test
        his plan
        a map
        the sign
        a petition
        the film
    """,
    "vague": """
        reports
        some reports
        unconfirmed reports
        experts
        legal experts
        many experts
        analysts
        foreign policy analysts
        some analysts
        critics
        critics of the plan
        opponents
        supporters
        Marlin supporters
        some
        others
        many
        many people
        most Americans
        Americans
        the American people
        voters
        Democratic voters
        some Republicans
        many Democrats
        a growing number of Republicans
        economists
        many economists in both parties
        scientists
        observers
        sources
        some party strategists
        everyone
        nobody
        anyone
        any taxpayer
        the world
        the international community
        the public
        rumours
        conservatives
        liberals
        evangelicals
        investors
        users
        social media users
        conventional wisdom
        insiders
        Mexicans
        pundits
        people
        a number of commentators
    """,
}
CASES = [(line.strip(), kind) for kind, lines in WRITTEN.items() for line in lines.strip().split("\n")]


@pytest.mark.parametrize(("words", "kind"), CASES, ids=[words for words, _ in CASES])
def test_kind_by_its_words(words, kind):
    """What a source phrase says of its speaker, where nothing else is known."""
    assert kind_of(parse(words, Span(0, len(words)))) == kind
