import pytest

from pipeline.knowledge.actors import actor_key, actor_kind, actor_relation
from pipeline.records import Relation

KEYS = [
    ("l'armée syrienne", "fr", "army:SY"),
    ("les forces armées syriennes", "fr", "army:SY"),
    ("Syrian army", "en", "army:SY"),
    ("forces russes", "fr", "army:RU"),
    ("troupes de Damas", "fr", "army:SY"),
    ("une position de l'armée syrienne", "fr", "army:SY/position"),
    ("une milice pro-gouvernementale syrienne", "fr", "militia:SY:pro_government"),
    ("pro-government militia", "en", "militia::pro_government"),
    ("milices dirigées par l'Iran", "fr", "militia:IR"),
    ("Iranian-backed militias", "en", "militia:IR"),
    ("forces pro-régime", "fr", "pro_government_forces"),
    ("rebelles syriens appuyés par Washington", "fr", "rebels:SY"),
    ("forces soutenues par les Etats-Unis", "fr", "forces:US"),
    ("l'aviation américaine", "fr", "air_force:US"),
    ("US-led coalition", "en", "group:international_coalition"),
    ("la coalition conduite par Washington", "fr", "group:international_coalition"),
    ("l'aviation de la coalition", "fr", "coalition"),
    ("Washington", "fr", "government:US"),
    ("les Etats-Unis", "fr", "government:US"),
    ("les Américains", "fr", "government:US"),
    ("la Maison Blanche", "fr", "president:US"),
    ("le Kremlin", "fr", "president:RU"),
    ("Pentagone", "fr", "ministry:US:defence"),
    ("le secrétaire américain à la Défense", "fr", "ministry:US:defence"),
    ("un responsable de la Défense syrienne", "fr", "ministry:SY:defence"),
    ("place Beauvau", "fr", "ministry:FR:interior"),
    ("vice-ministre russe des Affaires étrangères", "fr", "ministry:RU:foreign"),
    ("Daesh", "fr", "group:islamic_state"),
    ("l'organisation Etat islamique", "fr", "group:islamic_state"),
    ("EI", "fr", "group:islamic_state"),
    ("Syrian Democratic Forces", "en", "group:sdf"),
    ("Observatoire syrien des droits de l'homme", "fr", "group:sohr"),
    ("le secrétaire général de la CGT", "fr", "group:cgt"),
    ("IS militants", "en", "group:islamic_state"),
    ("le régime de Bachar al-Assad", "fr", "government:SY"),
    ("le bourgmestre de Bruxelles", "fr", "local_government:BE"),
    ("Bruxelles", "fr", "group:eu"),
    ("un homme", "fr", ""),
    ("à Washington", "fr", ""),
    ("un quartier de Washington", "fr", ""),
    ("The valley", "en", ""),
    ("le pouvoir d'achat", "fr", ""),
    ("a birthday party", "en", ""),
    ("un geste en direction de la foule", "fr", ""),
    ("deux Américains", "fr", ""),
    ("", "fr", ""),
]

RELATIONS = [
    ("army:SY", "army:SY", Relation.SAME),
    ("army:SY", "militia:SY:pro_government", Relation.CONTRADICTS),
    ("army:SY/position", "militia:IR", Relation.CONTRADICTS),
    ("militia:SY:pro_government", "militia:IR", Relation.COMPATIBLE),
    ("army:SY", "army:SY/position", Relation.NARROWER),
    ("army", "army:SY", Relation.NARROWER),
    ("government:US", "air_force:US", Relation.NARROWER),
    ("pro_government_forces:SY", "army:SY", Relation.NARROWER),
    ("pro_government_forces:SY", "militia:SY:pro_government", Relation.NARROWER),
    ("group:international_coalition", "air_force:US", Relation.NARROWER),
    ("group:international_coalition", "air_force:RU", Relation.CONTRADICTS),
    ("government:RU", "government:US", Relation.CONTRADICTS),
    ("ministry:FR:interior", "ministry:FR:defence", Relation.CONTRADICTS),
    ("ministry::interior", "ministry:FR:interior", Relation.NARROWER),
    ("group:ypg", "group:sdf", Relation.NARROWER),
    ("group:islamic_state", "rebels", Relation.COMPATIBLE),
    ("group:cgt", "union", Relation.NARROWER),
    ("people", "women", Relation.NARROWER),
    ("civilians", "combatants", Relation.CONTRADICTS),
    ("police:FR", "ministry:FR:interior", Relation.COMPATIBLE),
    ("company", "women", Relation.NOT_COMPARABLE),
    # a government acts through all that is its own, and not through its enemies nor through other states
    ("government:US", "army:US", Relation.NARROWER),
    ("government:US", "ministry:US:defence", Relation.NARROWER),
    ("government:US", "president:US", Relation.NARROWER),
    ("government:US", "intelligence:US", Relation.NARROWER),
    ("government:FR", "police:FR", Relation.NARROWER),
    ("government:SY", "army:SY/position", Relation.NARROWER),
    ("government", "government:US", Relation.NARROWER),
    ("government:SY", "rebels:SY", Relation.CONTRADICTS),
    ("group:taliban", "government:AF", Relation.CONTRADICTS),
    ("ministry:US:defence", "army:US", Relation.COMPATIBLE),
    ("president:US", "ministry:US:foreign", Relation.COMPATIBLE),
    ("parliament:FR", "government:FR", Relation.COMPATIBLE),
    # the armed forces, their branches and their parts
    ("army:US", "air_force:US", Relation.NARROWER),
    ("army:US", "navy:US", Relation.NARROWER),
    ("army:SY", "army:RU", Relation.CONTRADICTS),
    ("army:SY/position", "army:SY/convoy", Relation.COMPATIBLE),
    ("army:SY/position", "militia:SY:pro_government", Relation.CONTRADICTS),
    ("army:SY/position", "pro_government_forces:SY", Relation.NARROWER),
    ("forces:US", "army:US", Relation.COMPATIBLE),
    ("combatants", "army:SY", Relation.NARROWER),
    # who fights beside an army is not the army
    ("militia:IR", "army:IR", Relation.CONTRADICTS),
    ("group:wagner", "army:RU", Relation.CONTRADICTS),
    ("group:wagner", "militia:RU", Relation.NARROWER),
    ("group:hezbollah", "pro_government_forces:SY", Relation.COMPATIBLE),
    ("group:hezbollah", "militia:SY:pro_government", Relation.COMPATIBLE),
    ("group:hezbollah", "army:SY", Relation.CONTRADICTS),
    # named groups
    ("group:islamic_state", "jihadists", Relation.NARROWER),
    ("group:islamic_state", "group:nusra", Relation.CONTRADICTS),
    ("group:nusra", "group:al_qaeda", Relation.NARROWER),
    ("group:nusra", "rebels:SY", Relation.COMPATIBLE),
    ("group:sdf", "rebels:SY", Relation.NARROWER),
    ("group:sdf", "army:SY", Relation.CONTRADICTS),
    ("group:houthis", "rebels:YE", Relation.NARROWER),
    ("group:hamas", "army:IL", Relation.CONTRADICTS),
    ("separatists", "rebels", Relation.COMPATIBLE),
    # alliances hold the forces of their members
    ("group:nato", "army:FR", Relation.NARROWER),
    ("group:nato", "army:RU", Relation.CONTRADICTS),
    ("group:nato", "group:international_coalition", Relation.COMPATIBLE),
    ("group:international_coalition", "government:US", Relation.NARROWER),
    ("group:international_coalition", "army:SY", Relation.CONTRADICTS),
    ("coalition", "group:international_coalition", Relation.NARROWER),
    ("group:un", "group:unhcr", Relation.NARROWER),
    # streets, courts and firms
    ("police:FR", "security_forces:FR", Relation.NARROWER),
    ("police:FR", "gendarmerie:FR", Relation.COMPATIBLE),
    ("prosecutor:FR", "justice:FR", Relation.NARROWER),
    ("protesters", "police:FR", Relation.CONTRADICTS),
    ("group:gilets_jaunes", "protesters", Relation.NARROWER),
    ("group:gilets_jaunes", "group:black_blocs", Relation.COMPATIBLE),
    ("group:cgt", "group:cfdt", Relation.CONTRADICTS),
    ("union", "employers", Relation.CONTRADICTS),
    ("civilians", "children", Relation.NARROWER),
    ("people", "police", Relation.COMPATIBLE),
    ("rescuers", "hospital", Relation.NOT_COMPARABLE),
    # a person is only himself
    ("person:igr Cirnikv", "person:igr Cirnikv", Relation.SAME),
    ("person:igr Cirnikv", "army:RU", Relation.NOT_COMPARABLE),
    ("", "army:SY", Relation.NOT_COMPARABLE),
]

KINDS = [
    ("le ministère russe de la Défense", "fr", "official"),
    ("porte-parole du Pentagone", "fr", "official"),
    ("la police", "fr", "official"),
    ("un responsable de la Défense syrienne", "fr", "official"),
    ("un haut responsable", "fr", "anonymous"),
    ("a senior US official", "en", "anonymous"),
    ("une source policière", "fr", "anonymous"),
    ("un responsable sous couvert d'anonymat", "fr", "anonymous"),
    ("un haut responsable militaire, Joseph Dunford", "fr", "official"),
    ("l'OSDH", "fr", "ngo"),
    ("la CGT", "fr", "ngo"),
    ("un habitant", "fr", "witness"),
    ("a witness", "en", "witness"),
    ("l'analyste géopolitique", "fr", "expert"),
    ("l'AFP", "fr", "agency"),
    ("l'agence Reuters", "fr", "agency"),
    ("l'agence régionale de santé", "fr", "official"),
    ("la télévision publique syrienne", "fr", "media"),
    ("CNN", "en", "media"),
    ("James Mattis", "fr", "other"),
]


@pytest.mark.parametrize(("text", "language", "key"), KEYS)
def test_a_phrase_has_the_key_of_its_actor(text, language, key):
    assert actor_key(text, language) == key


@pytest.mark.parametrize(("a", "b", "relation"), RELATIONS)
def test_two_actors_relate_the_same_way_in_either_order(a, b, relation):
    assert actor_relation(a, b) == actor_relation(b, a) == relation


@pytest.mark.parametrize(("text", "language", "kind"), KINDS)
def test_a_speaker_has_a_kind(text, language, kind):
    assert actor_kind(text, language) == kind
