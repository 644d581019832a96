// vi: Kho biết những cơ quan nào, của nơi nào, thuộc cơ quan nào?
// en: Which agencies does the store know, of which place, under which other?
// in: ?agency (iri) the agency
// out: ?agency ?name ?of ?place ?level ?under
// example: {"agency": "https://w3id.org/chidao/id/agency/so-noi-vu/tinh-x", "name": "Sở Nội vụ", "of": "tỉnh X", "place": "https://w3id.org/chidao/id/place/tinh-x", "level": "https://w3id.org/chidao/concept/level/province", "under": "https://w3id.org/chidao/id/agency/uy-ban-nhan-dan/tinh-x"}
MATCH (a:Chidao) WHERE a:Agency AND a.iri IN $agency // ?agency
MATCH (f:Chidao&File)-[s:DESCRIBES]->(a:Agency)
OPTIONAL MATCH (f)-[p:DESCRIBES]->(place:Place {iri: s.place})
RETURN DISTINCT a.iri AS agency, s.label AS name, p.label AS of, place.iri AS place,
  $short.level + p.level AS level, s.under AS under
