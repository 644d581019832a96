// vi: Văn bản nào gọi tên nhóm cơ quan nào, của nơi nào?
// en: Which document names which group of agencies, of which place?
// in: ?plan (iri) the document that names the group
// in: ?name (text) the group's name as written
// out: ?group ?name ?of ?place ?plan ?issued ?period_from
// example: {"group": "https://w3id.org/chidao/id/file/…/group/cac-phong-ban", "name": "các phòng, ban", "of": "huyện X", "place": "https://w3id.org/chidao/id/place/huyen-x", "plan": "https://w3id.org/chidao/id/doc/44-kh-ubnd/uy-ban-nhan-dan/huyen-x/2024", "issued": "2024-05-02", "period_from": "2024"}
MATCH (d:Chidao) WHERE d.iri IN $plan // ?plan
MATCH (d:Chidao&Document)<-[:PART_OF]-(g:AgencyGroup)
WHERE g.label IN $name // ?name
MATCH (f:Chidao {iri: g.file})
OPTIONAL MATCH (f)-[s:DESCRIBES]->(d)
OPTIONAL MATCH (f)-[p:DESCRIBES]->(place:Place {iri: g.place})
RETURN DISTINCT g.iri AS group, g.label AS name, p.label AS of, place.iri AS place, d.iri AS plan, s.issued AS issued,
  s.period_from AS period_from
