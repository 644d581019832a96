// vi: Ai phải báo cáo ai, qua ai, câu nào nói vậy?
// en: Who reports to whom, through whom, and which sentence says so?
// in: ?document (iri) the document that asks for the report
// in: ?by (iri) the agency or group that reports
// out: ?report ?document ?file ?by ?by_name ?to ?to_name ?via ?via_name ?quote ?start ?end
// example: {"report": "https://w3id.org/chidao/id/file/…/report/1", "document": "https://w3id.org/chidao/id/doc/44-kh-ubnd/uy-ban-nhan-dan/huyen-x/2024", "file": "https://w3id.org/chidao/id/file/…", "by": "https://w3id.org/chidao/id/agency/phong-noi-vu/huyen-x", "by_name": "Phòng Nội vụ", "to": "https://w3id.org/chidao/id/agency/uy-ban-nhan-dan/huyen-x", "to_name": "Ủy ban nhân dân", "via": null, "via_name": null, "quote": "tổng hợp báo cáo UBND huyện", "start": 2100, "end": 2128}
MATCH (d:Chidao) WHERE d.iri IN $document // ?document
MATCH (by:Chidao) WHERE by.iri IN $by // ?by
MATCH (d:Chidao&Document)<-[:PART_OF]-(r:ReportingDuty)-[:REPORTED_BY]->(by:Chidao), (r)-[:REPORTED_TO]->(to:Chidao)
MATCH (f:Chidao {iri: r.file})
OPTIONAL MATCH (r)-[:REPORTED_VIA]->(via:Chidao)
OPTIONAL MATCH (f)-[by_said:DESCRIBES]->(by)
OPTIONAL MATCH (f)-[to_said:DESCRIBES]->(to)
OPTIONAL MATCH (f)-[via_said:DESCRIBES]->(via)
RETURN DISTINCT r.iri AS report, d.iri AS document, f.iri AS file, by.iri AS by,
  coalesce(by_said.label, by.label) AS by_name, to.iri AS to, coalesce(to_said.label, to.label) AS to_name,
  via.iri AS via, coalesce(via_said.label, via.label) AS via_name, r.quote AS quote, r.start AS start, r.end AS end
