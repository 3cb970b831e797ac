"""One name in several spellings, and names that only look alike."""

from __future__ import annotations

import pytest

from pipeline.knowledge.names import fold, root, same_name

SAME = [
    ("At Tanf", "al-Tanf"),
    ("Al-Tanaf", "al-Tanf"),
    ("Deir ez-Zor", "Deir Ezzor"),
    ("Deir ez-Zor", "Dayr al-Zawr"),
    ("Deir ez-Zor", "Dayr az Zawr"),
    ("Deir el-Zour", "Deir al-Zor"),
    ("Kiev", "Kyiv"),
    ("Poutine", "Putin"),
    ("Lavrov", "Lavroff"),
    ("Bachar al-Assad", "Bashar Assad"),
    ("Bachar el-Assad", "Bashar al-Asad"),
    ("Choïgou", "Shoigu"),
    ("Khrouchtchev", "Khrushchev"),
    ("Gorbatchev", "Gorbachev"),
    ("Eltsine", "Yeltsin"),
    ("Zelensky", "Zelenskyy"),
    ("Zelenski", "Zelensky"),
    ("Netanyahou", "Netanyahu"),
    ("Erdogan", "Erdoğan"),
    ("Sissi", "Sisi"),
    ("Soleimani", "Suleimani"),
    ("Khan Cheikhoun", "Khan Sheikhun"),
    ("Khan Cheikhoun", "Khan Shaykhun"),
    ("Hodeida", "Hudaydah"),
    ("Lattaquié", "Latakia"),
    ("Hassaké", "Hasakah"),
    ("Fallouja", "Fallujah"),
    ("Falloudja", "Fallujah"),
    ("Nadjaf", "Najaf"),
    ("Baghdad", "Bagdad"),
    ("Boutcha", "Bucha"),
    ("Soumy", "Sumy"),
    ("Marioupol", "Mariupol"),
    ("Zaporijia", "Zaporizhia"),
    ("Kharkiv", "Kharkov"),
    ("Odessa", "Odesa"),
    ("Téhéran", "Tehran"),
    ("Ispahan", "Isfahan"),
    ("Moqtada Sadr", "Muqtada al-Sadr"),
    ("Mohammed", "Muhammad"),
    ("Mohamed", "Mohammad"),
    ("Oussama ben Laden", "Osama bin Laden"),
    ("Ianoukovitch", "Yanukovych"),
    ("Iouri", "Yuri"),
    ("Sergueï", "Sergei"),
    ("Guennadi Gatilov", "Gennady Gatilov"),
    ("Konachenkov", "Konashenkov"),
    ("Loukachenko", "Lukashenko"),
    ("Kadyrov", "Kadirov"),
    ("Raqqa", "Rakka"),
    ("ar-Raqqa", "Raqqa"),
    ("Idleb", "Idlib"),
    ("Tartous", "Tartus"),
    ("Palmyre", "Palmyra"),
    ("Kobané", "Kobani"),
    ("Manbij", "Menbij"),
    ("Mossoul", "Mosul"),
    ("Kirkouk", "Kirkuk"),
    ("Kandahar", "Qandahar"),
    ("Djalalabad", "Jalalabad"),
    ("Mazar-i-Charif", "Mazar-i-Sharif"),
    ("Kaboul", "Kabul"),
    ("Islamabad", "Islamabad"),
    ("Khartoum", "Khartum"),
    ("Omdourman", "Omdurman"),
    ("Tchernobyl", "Chernobyl"),
    ("Groznyï", "Grozny"),
    ("Tbilissi", "Tbilisi"),
    ("Bichkek", "Bishkek"),
    ("Douchanbé", "Dushanbe"),
    ("Abdel Fattah al-Sissi", "Abdul Fattah al-Sisi"),
    ("Ghouta", "Ghuta"),
    ("Douma", "Duma"),
    ("Chaayrate", "Shayrat"),
    ("Gunasekera", "Gunasekara"),
    ("Kaddafi", "Qaddafi"),
    ("Khamenei", "Khameneï"),
    ("Nasrallah", "Nasralla"),
    ("Medvedev", "Medvediev"),
    ("Peskov", "Peskow"),
    ("Tikhonov", "Tikhonof"),
    ("Dzerjinski", "Dzerzhinsky"),
]

DIFFERENT = [
    ("Homs", "Hama"),
    ("Iran", "Irak"),
    ("Niger", "Nigeria"),
    ("Mali", "Malawi"),
    ("Slovaquie", "Slovénie"),
    ("Lyon", "Laon"),
    ("Brest", "Brescia"),
    ("Kerry", "Perry"),
    ("Martin", "Marin"),
    ("Durand", "Durant-Ruel"),
    ("Kherson", "Kharkiv"),
    ("Donetsk", "Lougansk"),
    ("Koursk", "Kirkouk"),
    ("Dnipro", "Dniestr"),
    ("Tripoli", "Tivoli"),
    ("Saint-Denis", "Saint-Dizier"),
    ("Villeneuve", "Villeurbanne"),
    ("Nantes", "Nancy"),
    ("Nîmes", "Nice"),
    ("Toulon", "Toulouse"),
    ("Valence", "Valenciennes"),
    ("Sanaa", "Saïda"),
    ("Alep", "Aley"),
    ("Damas", "Daraa"),
    ("Raqqa", "Rafah"),
    ("Idlib", "Irbil"),
    ("Deir ez-Zor", "Deir Hafer"),
    ("At Tanf", "At Tabqa"),
    ("Poutine", "Poutou"),
    ("Lavrov", "Lvov"),
    ("Sakhour", "az-Zawr"),
    ("Abou Kamal", "Abou Dhabi"),
    ("Bagdad", "Baghouz"),
    ("Marioupol", "Melitopol"),
    ("Soumy", "Sotchi"),
    ("Austria", "Australia"),
    ("Gambie", "Zambie"),
    ("Mauritanie", "Mauritius"),
    ("Kosovo", "Kostroma"),
    ("Cook", "Cooke-Yarborough"),
    ("Dijon", "Digne"),
    ("Rennes", "Reims"),
    ("Angers", "Angoulême"),
    ("Orléans", "Orly"),
    ("Peskov", "Pskov"),
    ("Bakhmout", "Batoumi"),
    ("Colombo", "Colomb"),
    ("Macron", "Marchon"),
    ("Le Mans", "Le Mas"),
    ("Genève", "Gênes"),
    ("Kim Jong-un", "Kim Jong-il"),
    ("Al-Nosra", "Al-Nasra"),
    ("Jean Martin", "Jean Marin"),
    ("Kadyrov", "Kasparov"),
]


def test_most_spellings_of_one_name_are_found_to_be_one():
    missed = [pair for pair in SAME if not same_name(*pair)]
    assert len(missed) <= 0.03 * len(SAME), missed


def test_hardly_any_two_names_are_taken_for_one():
    taken = [pair for pair in DIFFERENT if same_name(*pair)]
    assert len(taken) <= 0.06 * len(DIFFERENT), taken


def test_most_spellings_share_the_key_by_which_claims_are_joined():
    assert sum(root(a) == root(b) for a, b in SAME) >= 0.8 * len(SAME)
    assert [pair for pair in DIFFERENT if root(pair[0]) == root(pair[1])] == []


@pytest.mark.parametrize(("a", "b"), [*SAME, *DIFFERENT])
def test_the_order_of_two_names_does_not_matter(a: str, b: str) -> None:
    assert same_name(a, b) == same_name(b, a)


@pytest.mark.parametrize(
    ("text", "folded"), [("Île-de-France", "ile de france"), ("L’Haÿ", "l hay"), ("Œuvre", "oeuvre")]
)
def test_folding_drops_case_accents_and_punctuation(text: str, folded: str) -> None:
    assert fold(text) == folded
