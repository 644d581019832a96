// vi: Kho biết những nơi nào, thuộc nơi nào, ở cấp nào?
// en: Which places does the store know, in which other, on which level?
// in: ?place (iri) the place
// out: ?place ?name ?level ?parent
// example: {"place": "https://w3id.org/chidao/id/place/huyen-x/tinh-x", "name": "huyện X", "level": "https://w3id.org/chidao/concept/level/district", "parent": "https://w3id.org/chidao/id/place/tinh-x"}
MATCH (p:Chidao) WHERE p.iri IN $place // ?place
MATCH (:Chidao)-[s:DESCRIBES]->(p:Place)
WHERE s.as = 'Place'
RETURN DISTINCT p.iri AS place, s.label AS name, $short.level + s.level AS level, s.parent AS parent
