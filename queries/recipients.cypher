// vi: Văn bản gửi cho cơ quan hoặc nhóm cơ quan nào, để làm gì?
// en: To which agency or group does a document go, and what for?
// in: ?document (iri) the document
// out: ?document ?agent ?name ?of ?place ?kind ?purpose
// example: {"document": "https://w3id.org/chidao/id/doc/12-kh-ubnd/uy-ban-nhan-dan/tinh-x/2024", "agent": "https://w3id.org/chidao/id/agency/so-noi-vu/tinh-x", "name": "Sở Nội vụ", "of": "tỉnh X", "place": "https://w3id.org/chidao/id/place/tinh-x", "kind": "agency", "purpose": "để t/h"}
MATCH (d:Chidao) WHERE d.iri IN $document // ?document
MATCH (d:Chidao&Document)-[r:SENT_TO]->(a:Agency|AgencyGroup)
MATCH (f:Chidao {iri: r.file})
OPTIONAL MATCH (f)-[said:DESCRIBES]->(a)
WITH d, r, a, f, coalesce(said.label, a.label) AS name, coalesce(said.place, a.place) AS place
OPTIONAL MATCH (f)-[p:DESCRIBES]->(:Place {iri: place})
RETURN DISTINCT d.iri AS document, a.iri AS agent, name, p.label AS of, place,
  CASE WHEN a:AgencyGroup THEN 'group' ELSE 'agency' END AS kind, r.purpose AS purpose
